import { type TextBlock } from '../structured-text.js';
import { indentOf, isTableRule, type LineKind, lineKind } from './line-kind.js';
import { type TextLine } from './text-line.js';

/** A heading that is underlined has at most as many lines. */
const MAX_UNDERLINED_LINES = 2;

/**
 * Finds the outermost blocks of Markdown, line by line: in one pass, whatever the text. List items are blocks of their
 * own however deep they are nested; quotations are paragraphs.
 */
export class BlockScanner {
  readonly blocks: TextBlock[] = [];
  private open: (TextBlock & { lines: number }) | undefined;
  private fence: string | undefined;
  private inTable = false;
  /** Whether indented lines belong to a list item above. */
  private inList = false;
  private afterBlank = true;

  /** @param headingsStandAlone whether `#` makes a heading only between blank lines. */
  constructor(private readonly headingsStandAlone = false) {}

  scan(lines: Iterable<TextLine>): void {
    let line: TextLine | undefined;
    for (const next of lines) {
      if (line) this.take(line, next);
      line = next;
    }
    if (line) this.take(line, undefined);
    this.close();
  }

  private take(line: TextLine, next: TextLine | undefined): void {
    if (this.fence !== undefined) {
      this.takeFenced(line, this.fence);
      return;
    }
    const kind = lineKind(line.text);
    if (kind.is === 'blank') this.takeBlank();
    else if (this.isIndentedCode(line)) this.extend('code', line);
    else this.takeKind(kind, line, next);
    this.afterBlank = kind.is === 'blank';
  }

  private takeKind(kind: LineKind, line: TextLine, next: TextLine | undefined): void {
    if (this.open?.kind === 'code') this.close();
    switch (kind.is) {
      case 'fence':
        this.start('code', line);
        this.fence = kind.sign;
        return;
      case 'heading':
        if (this.headingsStandAlone && !(this.afterBlank && (next?.text ?? '') === '')) {
          this.takeText(line, next);
          return;
        }
        this.start('heading', line, kind.level);
        this.close();
        return;
      case 'underline':
        if (!this.underline(line, kind.level)) this.takeText(line, next);
        return;
      case 'rule':
        this.close();
        return;
      case 'item':
        // As in Markdown, a paragraph goes on over a line that only happens to begin with a number.
        if (this.open?.kind === 'paragraph' && kind.number !== undefined && kind.number !== 1)
          this.extend('paragraph', line);
        else this.start('list-item', line);
        this.inList = true;
        return;
      case 'blank':
      case 'text':
        this.takeText(line, next);
    }
  }

  private takeText(line: TextLine, next: TextLine | undefined): void {
    const isRow = line.text.includes('|');
    if (isRow && (this.inTable || (next && isTableRule(next.text)))) {
      this.inTable = true;
      this.start('table-row', line);
      return;
    }
    if (this.inTable) this.close();
    this.inTable = false;
    if (this.open?.kind === 'list-item' && (!this.afterBlank || indentOf(line.text) >= 2)) {
      this.extend('list-item', line);
      return;
    }
    if (this.afterBlank && indentOf(line.text) < 2) this.inList = false;
    this.extend('paragraph', line);
  }

  private takeBlank(): void {
    this.inTable = false;
    // An item may go on after a blank line, and so may code that is indented.
    if (this.open?.kind !== 'list-item' && this.open?.kind !== 'code') this.close();
  }

  private takeFenced(line: TextLine, fence: string): void {
    if (line.text !== '') this.extend('code', line);
    const sign = line.text.trimStart();
    if (!sign.startsWith(fence) || sign !== fence.charAt(0).repeat(sign.length)) return;
    this.fence = undefined;
    this.close();
  }

  private isIndentedCode(line: TextLine): boolean {
    if (this.inList || indentOf(line.text) < 4) return false;
    return this.open?.kind === 'code' || (this.open === undefined && this.afterBlank);
  }

  /** Makes a heading of the paragraph above, or ends it. */
  private underline(line: TextLine, level: number): boolean {
    const { open } = this;
    if (open?.kind === 'paragraph' && open.lines <= MAX_UNDERLINED_LINES) {
      open.kind = 'heading';
      open.level = level;
      open.end = line.end;
      this.close();
      return true;
    }
    // With nothing above, it is a rule; among lines of a paragraph, one of `=` is text.
    if (level === 1 && open !== undefined) return false;
    this.close();
    return true;
  }

  private start(kind: TextBlock['kind'], { start, end, text }: TextLine, level?: number): void {
    this.close();
    // Of code, the white space before it is its own.
    const from = kind === 'code' ? start : start + text.length - text.trimStart().length;
    this.open = { kind, start: from, end, lines: 1, ...(level === undefined ? {} : { level }) };
  }

  private extend(kind: TextBlock['kind'], line: TextLine): void {
    if (this.open?.kind !== kind) {
      this.start(kind, line);
      return;
    }
    this.open.end = line.end;
    this.open.lines += 1;
  }

  private close(): void {
    if (!this.open) return;
    const { kind, start, end, level } = this.open;
    this.blocks.push({ kind, start, end, ...(level === undefined ? {} : { level }) });
    this.open = undefined;
  }
}
