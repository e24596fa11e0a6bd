import { OdfHtml } from '../odf/odf-html.js';
import { type OdfStyles } from '../odf/odf-styles.js';
import { type BodyReader } from '../odf/open-document.js';

/** The same on every slide. */
const FURNITURE = new Set(['header', 'footer', 'date-time', 'page-number', 'page']);

/** What a slide is made of, each as HTML. */
export interface OdpSlide {
  /** That of its page, which says whether it is shown. */
  style: string | undefined;
  title: string;
  body: string;
  notes: string;
  /** As text. */
  comments: string[];
}

type Part = 'title' | 'body' | 'notes' | 'furniture';

/** Splits a presentation of LibreOffice into its slides, and each of those into its parts. */
export class SlideHtml implements BodyReader {
  readonly slides: OdpSlide[] = [];
  private readonly html: OdfHtml;
  /** What is being read, and how many elements were open where it began: the innermost last. */
  private readonly parts: { part: Part; depth: number }[] = [];
  private depth = 0;
  private comment: { depth: number; text: string; paragraphs: number } | undefined;

  constructor(styles: OdfStyles) {
    this.html = new OdfHtml(styles);
  }

  start(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (name === 'draw:page') this.startSlide(attributes);
    const part = this.comment ? undefined : partOf(name, attributes);
    if (part) this.startPart(part);
    if (name === 'office:annotation') this.comment ??= { depth: this.depth, text: '', paragraphs: 0 };
    else if (this.comment && name === 'text:p') {
      this.comment.paragraphs += 1;
      this.comment.text += '\n';
    }
    this.html.start(name, attributes);
  }

  end(name: string): void {
    this.html.end();
    if (this.comment?.depth === this.depth) {
      this.slides.at(-1)?.comments.push(this.comment.text.trim());
      this.comment = undefined;
    } else if (this.comment && name === 'text:p') this.comment.paragraphs -= 1;
    if (this.parts.at(-1)?.depth === this.depth) {
      this.keep();
      this.parts.pop();
    }
    if (name === 'draw:page') this.keep();
    this.depth -= 1;
  }

  text(text: string): void {
    if (this.comment && this.comment.paragraphs > 0) this.comment.text += text;
    this.html.text(text);
  }

  private startSlide(attributes: Record<string, string>): void {
    this.html.take();
    const style = attributes['draw:style-name'];
    this.slides.push({ style, title: '', body: '', notes: '', comments: [] });
  }

  private startPart(part: Part): void {
    this.keep();
    // What is on the page of notes, but for these, is a picture of the slide.
    const isNotes = this.parts.some((open) => open.part === 'notes');
    this.parts.push({ part: isNotes && part !== 'furniture' ? 'notes' : part, depth: this.depth });
  }

  /** Puts what was made to the part that it is of. */
  private keep(): void {
    const made = this.html.take();
    const slide = this.slides.at(-1);
    const part = this.parts.at(-1)?.part ?? 'body';
    if (!slide || part === 'furniture') return;
    // A slide has one title: a second is a text like others.
    slide[part === 'title' && slide.title !== '' ? 'body' : part] += made;
  }
}

function partOf(name: string, attributes: Record<string, string>): Part | undefined {
  if (name === 'presentation:notes') return 'notes';
  const kind = attributes['presentation:class'];
  if (kind === undefined) return undefined;
  return kind === 'title' ? 'title' : FURNITURE.has(kind) ? 'furniture' : 'body';
}
