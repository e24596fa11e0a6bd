import { type TextBuilder } from '../text-builder.js';
import { joinLines } from './join-lines.js';
import { type PdfLine } from './pdf-line.js';
import { type PdfMeasures } from './pdf-measures.js';
import { type PageItem } from './pdf-table.js';
import { startsItem } from './starts-item.js';
import { TableText } from './table-text.js';

const ENDS_SENTENCE = /[.!?:;…。！？]["'”’»)\]]*$/u;

/**
 * Joins the lines of pages to headings, paragraphs and list items, and puts the rows of tables between them.
 *
 * @param nameLength what is longer of the name of a column is cut.
 */
export function addParagraphs(
  pages: readonly (readonly PageItem[])[],
  measures: PdfMeasures,
  nameLength: number,
  builder: TextBuilder,
): void {
  const tables = new TableText(nameLength);
  let paragraph: PdfLine[] = [];
  const flush = () => {
    const first = paragraph[0];
    if (first) {
      const level = measures.headingLevel(first);
      const kind = startsItem(first.text) ? 'list-item' : 'paragraph';
      builder.add(
        level === undefined ? kind : 'heading',
        joinLines(paragraph.map(({ text }) => text)),
        level,
      );
    }
    paragraph = [];
  };
  for (const items of pages) {
    for (const [index, item] of items.entries()) {
      if ('table' in item) {
        flush();
        for (const row of tables.rowsOf(item.table)) builder.add('table-row', row);
        continue;
      }
      tables.end();
      if (!belongs(item.line, paragraph, measures, index === 0)) flush();
      paragraph.push(item.line);
    }
  }
  flush();
}
function belongs(
  line: PdfLine,
  paragraph: readonly PdfLine[],
  measures: PdfMeasures,
  startsPage: boolean,
): boolean {
  const last = paragraph.at(-1);
  const first = paragraph[0];
  if (!last || !first) return true;
  if (measures.headingLevel(line) !== measures.headingLevel(first)) return false;
  if (startsItem(line.text) || Math.abs(line.size - last.size) > 0.2 * last.size) return false;
  const step = (last.y - line.y) / line.size;
  // Over a page or up to another column, a sentence goes on that has not ended.
  if (startsPage || step < 0) return !ENDS_SENTENCE.test(last.text) && /^\p{Ll}/u.test(line.text);
  if (step > measures.lineHeight * 1.3) return false;
  return !startsAnew(line, last, paragraph);
}

/** Where nothing but the shape of the lines parts one paragraph from the next. */
function startsAnew(line: PdfLine, last: PdfLine, paragraph: readonly PdfLine[]): boolean {
  if (!ENDS_SENTENCE.test(last.text)) return false;
  const left = Math.min(...paragraph.slice(-3).map((each) => each.left));
  const right = Math.max(line.right, ...paragraph.slice(-3).map((each) => each.right));
  const isIndented = line.left > left + line.size * 0.8 && !startsItem(paragraph[0]?.text ?? '');
  return isIndented || last.right < right - (right - left) * 0.2;
}
