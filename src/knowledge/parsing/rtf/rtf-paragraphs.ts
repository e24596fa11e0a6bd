import { MARKED_ITEM } from '../html/html-list.js';
import { escapeHtml } from '../html/escape-html.js';

/** What is said of a paragraph before its end. */
export interface ParagraphShape {
  /** Of a heading, from 1. */
  level: number | undefined;
  /** What stands before an item; undefined for what is none. */
  mark: string | undefined;
  /** Of an item, from 0. */
  depth: number;
}

const BULLET = /^[^\p{L}\p{N}]*$/u;

/** Writes paragraphs, items and the rows of tables as HTML, as they come to their end. */
export class RtfParagraphs {
  private readonly pieces: string[] = [];
  private text: string[] = [];
  private cells: string[] = [];
  private isTable = false;

  push(text: string): void {
    this.text.push(text);
  }

  endParagraph(isInTable: boolean, { level, mark, depth }: ParagraphShape): void {
    if (isInTable) {
      this.text.push(' ');
      return;
    }
    this.closeTable();
    const text = escapeHtml(this.take()).replaceAll('\n', '<br>');
    if (text.trim() === '') return;
    if (level !== undefined) this.pieces.push(`<h${level}>${text}</h${level}>`);
    else if (mark === undefined) this.pieces.push(`<p>${text}</p>`);
    else {
      const shown = BULLET.test(mark) ? '-' : escapeHtml(mark.trim());
      const [start, end] = ['<ul>', '</ul>'].map((tag) => tag.repeat(depth + 1));
      this.pieces.push(`${start}<li class="${MARKED_ITEM}">${shown} ${text}</li>${end}`);
    }
  }

  endCell(): void {
    this.cells.push(this.take());
  }

  endRow(): void {
    if (this.cells.length === 0) return;
    if (!this.isTable) this.pieces.push('<table>');
    this.isTable = true;
    this.pieces.push(`<tr>${this.cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
    this.cells = [];
  }

  build(): string {
    this.endRow();
    this.endParagraph(false, { level: undefined, mark: undefined, depth: 0 });
    this.closeTable();
    return this.pieces.join('');
  }

  private take(): string {
    const text = this.text.join('');
    this.text = [];
    return text;
  }

  private closeTable(): void {
    if (this.isTable) this.pieces.push('</table>');
    this.isTable = false;
  }
}
