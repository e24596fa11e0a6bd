// Longer than other files: it hears one stream of elements, and all that it does of each goes by the same state.
import { Parser } from 'htmlparser2';
import { FormState } from './form-state.js';
import { ParseError } from '../parse-error.js';
import { type ListNumbers } from './list-numbers.js';
import { OfficeMath } from './office-math.js';
import { type Paragraph, settle } from './paragraph.js';
import { type Styles } from './styles.js';
import { numberOf } from '../office/xml-tree.js';

/** What a part of a document is rewritten by. */
export interface RewriteContext {
  styles: Styles;
  numbers: ListNumbers;
  /** The lines of a chart or drawing, by its name in the part. */
  drawn: (relation: string) => readonly string[];
  /** What was taken in from another file, as paragraphs, by its name in the part. */
  included: (relation: string) => string;
}

/** What is nested deeper is nothing that Word writes. */
const MAX_DEPTH = 1_000;
/** How something was set before it was changed. */
const FORMERLY = /^w:(?:[pr]Pr|numbering|sectPr|tbl(?:Pr|PrEx|Grid)|tcPr|trPr)Change$/;
/** What holds paragraphs, and no words of its own. */
const HOLDERS = new Set(['w:body', 'w:tc', 'w:txbxContent', 'w:footnote', 'w:endnote', 'w:comment']);
/** Read by what they say, and not passed on. */
const PROPERTIES = new Set(['w:pPr', 'w:rPr', 'w:sdtPr', 'w:ffData', 'w:rubyPr']);

/**
 * Writes a part of a document anew so that what Word works out stands in it: numbers of items, levels of headings, states
 * of boxes, formulas as lines, texts of charts. What is hidden is gone, and so is how a character is read.
 *
 * In one file: one walk, whose handlers share what stands open.
 */
export class DocumentRewriter {
  private readonly pieces: string[] = [];
  private readonly open: string[] = [];
  /** How many of the open elements say how something is set. */
  private properties = 0;
  private readonly paragraphs: Paragraph[] = [];
  private math: OfficeMath | undefined;
  /** How many elements were open when the one began that is left out. */
  private leftOutAt: number | undefined;
  private isHiddenRun: boolean | undefined;
  private raised: string | undefined;
  private readonly form = new FormState();
  private drawn: string[] = [];
  /** How many of the open elements are there for newer programs, with the same in another way for those that know them not. */
  private choices = 0;
  private readonly hiddenContents: number[] = [];

  constructor(private readonly context: RewriteContext) {}

  /** @throws ParseError where the part is not whole. */
  rewrite(source: string): string {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => {
          this.start(name, attributes);
        },
        onclosetag: (name) => {
          this.end(name);
        },
        ontext: (text) => {
          this.add(text);
        },
      },
      { xmlMode: true },
    );
    parser.write(source);
    // What is closed by the end alone is only a part of it.
    if (this.open.length > 0) throw damaged();
    parser.end();
    return this.pieces.join('');
  }

  private start(name: string, attributes: Record<string, string>): void {
    this.open.push(name);
    if (this.open.length > MAX_DEPTH) throw damaged();
    if (PROPERTIES.has(name)) this.properties += 1;
    if (name === 'mc:Choice' && this.leftOutAt === undefined) this.choices += 1;
    if (this.leftOutAt !== undefined) return;
    // What counts and is read is what stands there for all; it holds no charts.
    if (this.choices > 0) this.draw(name, attributes);
    else if (this.math) this.math.start(name, attributes);
    else if (name === 'm:oMath') this.math = new OfficeMath();
    else if (name === 'w:rt' || FORMERLY.test(name)) this.leftOutAt = this.open.length;
    else if (this.isInProperties()) this.note(name, attributes);
    else if (name === 'w:altChunk') this.pieces.push(this.context.included(attributes['r:id'] ?? ''));
    else if (name === 'w:sym' && this.form.isPending) {
      this.leftOutAt = this.open.length;
      this.pieces.push(this.textOf(''));
    } else if (!isUnwrapped(name)) {
      this.begin(name, attributes);
      this.pieces.push(`<${name}${written(attributes)}>`);
    }
  }

  private begin(name: string, attributes: Record<string, string>): void {
    if (name === 'w:p')
      this.paragraphs.push({ style: '', list: undefined, level: undefined, outline: undefined, label: '' });
    if (name === 'w:r') this.isHiddenRun = undefined;
    this.draw(name, attributes);
  }

  private draw(name: string, attributes: Record<string, string>): void {
    const relation = attributes['r:dm'] ?? (/^cx?:chart$/.test(name) ? attributes['r:id'] : undefined);
    if (relation === undefined) return;
    for (const line of this.context.drawn(relation)) this.drawn.push(line);
  }

  private end(name: string): void {
    this.open.pop();
    if (PROPERTIES.has(name)) this.properties -= 1;
    if (this.leftOutAt !== undefined) {
      if (this.open.length < this.leftOutAt) this.leftOutAt = undefined;
      return;
    }
    if (this.choices > 0) {
      if (name === 'mc:Choice') this.choices -= 1;
      return;
    }
    if (this.math) {
      if (name !== 'm:oMath') this.math.end(name);
      else {
        this.pieces.push(`<w:r>${this.textOf(this.math.finish())}</w:r>`);
        this.math = undefined;
      }
      return;
    }
    if (name === 'w:pPr') this.endParagraphProperties();
    else if (name === 'w:rPr') this.endRunProperties();
    else if (name === 'w:sdtPr' || name === 'w:ffData') this.form.end();
    if (PROPERTIES.has(name) || this.isInProperties() || isUnwrapped(name) || name === 'w:altChunk') return;
    if (name === 'w:p') this.paragraphs.pop();
    if (name === 'w:sdt' && this.hiddenContents.at(-1) === this.open.length) this.hiddenContents.pop();
    this.pieces.push(`</${name}>`);
    if (name === 'w:sdt' && this.form.isPending) this.endControl();
    if (name === 'w:fldChar' && this.form.isPending) this.pieces.push(this.textOf(''));
    const isDrawn =
      name === 'w:drawing' ? !this.open.includes('mc:AlternateContent') : name === 'mc:AlternateContent';
    if (isDrawn && this.drawn.length > 0) {
      this.pieces.push(this.drawn.map((line) => this.textOf(line)).join('<w:br/>'));
      this.drawn = [];
    }
  }

  /** Of a box that shows nothing, its state stands in its place. */
  private endControl(): void {
    const holder = this.open.findLast((name) => name === 'w:p' || HOLDERS.has(name));
    const run = `<w:r>${this.textOf('')}</w:r>`;
    if (holder !== undefined) this.pieces.push(holder === 'w:p' ? run : `<w:p>${run}</w:p>`);
  }

  private add(text: string): void {
    if (this.leftOutAt !== undefined || this.choices > 0 || this.isInProperties()) return;
    if (this.math) this.math.add(text);
    else if (this.open.at(-1) === 'w:t') {
      if (!this.isHidden()) this.pieces.push(escaped(this.labelled(text)));
    } else this.pieces.push(escaped(text));
  }

  private isHidden(): boolean {
    return (
      this.isHiddenRun ??
      (this.hiddenContents.length > 0 || this.context.styles.isHidden(this.paragraph?.style ?? ''))
    );
  }

  private textOf(text: string): string {
    return `<w:t xml:space="preserve">${escaped(this.labelled(text))}</w:t>`;
  }

  private labelled(text: string): string {
    const marked = this.form.take(text);
    const label = this.paragraph?.label ?? '';
    if (label === '' || marked.trim() === '') return marked;
    if (this.paragraph) this.paragraph.label = '';
    return `${label} ${marked}`;
  }

  private get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  private isInProperties(): boolean {
    return this.properties > 0;
  }

  private note(name: string, attributes: Record<string, string>): void {
    const value = attributes['w:val'] ?? attributes['w14:val'];
    const isOn = !/^(?:0|false|off)$/.test(value ?? '1');
    const paragraph =
      this.open.includes('w:pPr') && !this.open.includes('w:rPr') ? this.paragraph : undefined;
    if (paragraph && name === 'w:pStyle') paragraph.style = value ?? '';
    else if (paragraph && name === 'w:numId') paragraph.list = value;
    else if (paragraph && name === 'w:ilvl') paragraph.level = numberOf(value);
    else if (paragraph && name === 'w:outlineLvl') paragraph.outline = numberOf(value);
    else if (this.open.includes('w:pPr')) return;
    else if (name === 'w:vanish') this.isHiddenRun = isOn;
    else if (name === 'w:rStyle') this.isHiddenRun ??= this.context.styles.isHidden(value ?? '') || undefined;
    else if (name === 'w:vertAlign') this.raised = value;
    else if (name === 'w:showingPlcHdr') this.hiddenContents.push(this.open.lastIndexOf('w:sdt'));
    else this.form.note(name, value, isOn);
  }

  private endParagraphProperties(): void {
    const { paragraph } = this;
    if (!paragraph || this.isInProperties()) return;
    const style = settle(paragraph, this.context);
    if (style !== '') this.pieces.push(`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`);
  }

  private endRunProperties(): void {
    if (this.raised !== undefined && !this.isInProperties())
      this.pieces.push(`<w:rPr><w:vertAlign${written({ 'w:val': this.raised })}/></w:rPr>`);
    this.raised = undefined;
  }
}

/** Formulas and readings are taken apart, and what is left of what is around them says nothing. */
function isUnwrapped(name: string): boolean {
  return name.startsWith('m:') || name === 'w:ruby' || name === 'w:rubyBase';
}

function written(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

function damaged(): ParseError {
  return new ParseError('document_unreadable', 'The Word document is damaged and cannot be read.');
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
