interface OpenMath {
  name: string;
  parts: string[];
}

/** What is nested deeper is read as it stands. */
const MAX_DEPTH = 50;
/** The same formula once more, for programs. */
const UNSEEN = new Set(['annotation', 'annotation-xml', 'mphantom']);

/** Makes one line of a formula in MathML: `s=v^2/20`. */
export class MathText {
  private readonly open: OpenMath[] = [{ name: 'math', parts: [] }];
  private tooDeep = 0;
  private unseen = 0;

  start(name: string): void {
    if (this.unseen > 0 || UNSEEN.has(name)) this.unseen += 1;
    else if (this.open.length >= MAX_DEPTH) this.tooDeep += 1;
    else this.open.push({ name, parts: [] });
  }

  end(): void {
    if (this.unseen > 0) this.unseen -= 1;
    else if (this.tooDeep > 0) this.tooDeep -= 1;
    else if (this.open.length > 1) {
      const element = this.open.pop();
      if (element) this.open.at(-1)?.parts.push(describe(element));
    }
  }

  add(text: string): void {
    const trimmed = text.trim();
    if (this.unseen === 0 && trimmed !== '') this.open.at(-1)?.parts.push(trimmed);
  }

  finish(): string {
    while (this.open.length > 1) this.end();
    return this.open[0]?.parts.join('') ?? '';
  }
}

function describe({ name, parts }: OpenMath): string {
  const [first = '', second = '', third = ''] = parts;
  switch (name) {
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msup':
    case 'mover':
      return `${grouped(first)}^${grouped(second)}`;
    case 'msub':
    case 'munder':
      return `${grouped(first)}_${grouped(second)}`;
    case 'msubsup':
    case 'munderover':
      return grouped(first) + script('_', second) + script('^', third);
    case 'msqrt':
      return `√${grouped(parts.join(''))}`;
    case 'mroot':
      return `root(${first}, ${second})`;
    case 'm:rad':
      return first === '' || parts.length === 1 ? `√${grouped(parts.join(''))}` : `root(${second}, ${first})`;
    case 'mtd':
      return `${parts.join('')} `;
    case 'mtr':
      return `${parts.join('').trim()}; `;
    case 'mtext':
      return ` ${parts.join('')} `;
    default:
      return parts.join('');
  }
}

function script(sign: string, text: string): string {
  return text === '' ? '' : sign + grouped(text);
}

/** In brackets, unless it is one number, one name, or one with its power. */
function grouped(text: string): string {
  return /^(?:(?:\p{L}+|[\p{N}.,]+)(?:[\^_][\p{L}\p{N}]+)?|\P{L})$/u.test(text) ? text : `(${text})`;
}
