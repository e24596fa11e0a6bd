import { letters, roman } from '../numerals.js';

/** Of items that say themselves what stands before them. */
export const MARKED_ITEM = 'marked-by-office';

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

  /** What stands before the next item, with the space behind it. */
  next(item: Record<string, string>): string {
    if (item.class === MARKED_ITEM) return '';
    if (this.name !== 'ol') return '- ';
    const number = integer(item.value) ?? this.number;
    this.number = number + this.step;
    return `${numeral(number, this.attributes.type ?? '1')}. `;
  }
}

function integer(attribute: string | undefined): number | undefined {
  return attribute !== undefined && /^\s{0,9}-?\d{1,9}\s{0,9}$/.test(attribute)
    ? Number(attribute)
    : undefined;
}

function numeral(number: number, type: string): string {
  const small = type.toLowerCase();
  if (small !== 'a' && small !== 'i') return String(number);
  const text = small === 'a' ? letters(number) : roman(number);
  return type === small ? text : text.toUpperCase();
}
