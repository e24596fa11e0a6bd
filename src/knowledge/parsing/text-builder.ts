import { ParseError } from './parse-error.js';
import { type BlockKind, type StructuredText, type TextBlock } from './structured-text.js';
import { titleOf } from './title.js';

/** What may not be in a text, or says nothing in it: controls but for tab and line feed, soft hyphens, byte order marks. */
const UNWANTED = /(?![\t\n])\p{Cc}|\u00AD|\uFEFF/gu;

/** Puts blocks together to a readable text: lines of one list or table close together, all else a blank line apart. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly blocks: TextBlock[] = [];
  private length = 0;
  title: string | undefined;

  /** @param limit of the text's length. */
  constructor(private readonly limit: number) {}

  /** Of blocks so far. */
  get count(): number {
    return this.blocks.length;
  }

  get lastKind(): BlockKind | undefined {
    return this.blocks.at(-1)?.kind;
  }

  /** Adds a block; one that says nothing is left out. */
  add(kind: BlockKind, content: string, level?: number): void {
    const text = tidy(content);
    if (text === '') return;
    const gap = this.gapBefore(kind);
    const start = this.length + gap.length;
    this.length = start + text.length;
    checkLength(this.length, this.limit);
    this.parts.push(gap, text);
    this.blocks.push({ kind, start, end: this.length, ...(level === undefined ? {} : { level }) });
  }

  build(): StructuredText {
    const text = this.parts.join('');
    return { text, title: titleOf(text, this.blocks, this.title), blocks: this.blocks };
  }

  private gapBefore(kind: BlockKind): string {
    const last = this.blocks.at(-1);
    if (!last) return '';
    return last.kind === kind && (kind === 'list-item' || kind === 'table-row') ? '\n' : '\n\n';
  }
}

/** @throws ParseError when a text is longer than may be. */
export function checkLength(length: number, limit: number): void {
  if (length <= limit) return;
  throw new ParseError(
    'document_too_large',
    `The document has more than ${limit.toLocaleString('en')} characters of text. Split it into several.`,
  );
}

/** Without regular expressions on white space that ends something: they take quadratic time. */
function tidy(content: string): string {
  const text = content.replace(/\r\n?/g, '\n').replace(UNWANTED, '').toWellFormed();
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.join('\n').trimEnd().replace(/^\n+/, '');
}
