const ROMAN: [value: number, sign: string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const MAX_ROMAN = 3_999;

/** A list that is open, with the number of its next item. */
export class HtmlList {
  private number: number;
  private readonly step: number;

  constructor(
    private readonly name: string,
    private readonly attributes: Record<string, string>,
  ) {
    this.number = integer(attributes.start) ?? 1;
    // How many items there will be is not known yet.
    this.step = 'reversed' in attributes && integer(attributes.start) !== undefined ? -1 : 1;
  }

  /** What stands before the next item. */
  next(item: Record<string, string>): string {
    if (this.name !== 'ol') return '-';
    const number = integer(item.value) ?? this.number;
    this.number = number + this.step;
    return `${numeral(number, this.attributes.type ?? '1')}.`;
  }
}

function integer(attribute: string | undefined): number | undefined {
  return attribute !== undefined && /^\s{0,9}-?\d{1,9}\s{0,9}$/.test(attribute)
    ? Number(attribute)
    : undefined;
}

function numeral(number: number, type: string): string {
  const small = type.toLowerCase();
  const isKnown = number > 0 && (small === 'a' || (small === 'i' && number <= MAX_ROMAN));
  if (!isKnown) return String(number);
  const text = small === 'a' ? letters(number) : roman(number);
  return type === small ? text : text.toUpperCase();
}

function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
