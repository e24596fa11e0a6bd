import { MathText } from '../html/math-text.js';

/** What Office calls the parts of a formula, and what MathML does. Others are what is in them. */
const NAMES: Record<string, string> = {
  'm:f': 'mfrac',
  'm:sSup': 'msup',
  'm:sSub': 'msub',
  'm:sSubSup': 'msubsup',
  'm:limLow': 'msub',
  'm:limUpp': 'msup',
  'm:rad': 'm:rad',
  'm:mr': 'mtr',
};
/** Between a function and what it is of: a sign that is no white space, until the formula is whole. */
const SPACE = '\u2061';

/** What is known of the part that is open. */
interface Part {
  name: string;
  /** The sign of a sum or an integral; those around and between what is in brackets. */
  signs: Record<string, string>;
  members: number;
  /** Whether what stands below and above a large sign is open. */
  isLarge: boolean;
}

/** Makes one line of a formula of Office: `s=v^2/20`. */
export class OfficeMath {
  private readonly math = new MathText();
  private readonly open: Part[] = [];

  start(name: string, attributes: Record<string, string>): void {
    const parent = this.open.at(-1);
    const isProperty = this.isProperty(name);
    this.open.push({ name, signs: {}, members: 0, isLarge: false });
    if (isProperty) {
      const owner = this.open.at(-3);
      const value = attributes['m:val'];
      if (owner && value !== undefined) owner.signs[name] = value;
      return;
    }
    if (parent?.name === 'm:nary' && name === 'm:sub') this.startLarge(parent);
    if (parent && name === 'm:e') this.startMember(parent);
    this.math.start(name === 'm:e' && parent?.name === 'm:mr' ? 'mtd' : (NAMES[name] ?? 'mrow'));
  }

  end(name: string): void {
    const part = this.open.pop();
    if (!part || this.isProperty(name)) return;
    if (name === 'm:d') this.math.add(part.signs['m:endChr'] ?? ')');
    this.endLarge(part);
    this.math.end();
    const parent = this.open.at(-1);
    if (name === 'm:sup' && parent) this.endLarge(parent);
    if (name === 'm:fName') this.math.add(SPACE);
  }

  add(text: string): void {
    if (this.open.at(-1)?.name === 'm:t') this.math.add(text);
  }

  finish(): string {
    return this.math.finish().replaceAll(SPACE, ' ').trim();
  }

  /** How a part is set, and what is within that. */
  private isProperty(name: string): boolean {
    return name.endsWith('Pr') || this.open.some((part) => part.name.endsWith('Pr'));
  }

  private startLarge(part: Part): void {
    part.isLarge = true;
    this.math.start('msubsup');
    this.math.start('mo');
    this.math.add(part.signs['m:chr'] ?? '∫');
    this.math.end();
  }

  private endLarge(part: Part): void {
    if (part.isLarge) this.math.end();
    part.isLarge = false;
  }

  private startMember(parent: Part): void {
    this.endLarge(parent);
    parent.members += 1;
    if (parent.name === 'm:d') {
      const { signs } = parent;
      this.math.add(parent.members === 1 ? (signs['m:begChr'] ?? '(') : (signs['m:sepChr'] ?? '|'));
    }
    if (parent.name === 'm:eqArr' && parent.members > 1) this.math.add(`;${SPACE}`);
  }
}
