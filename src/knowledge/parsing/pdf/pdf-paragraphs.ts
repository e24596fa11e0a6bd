import { type TextBuilder } from '../text-builder.js';
import { type PdfLine, type PdfPage } from './pdf-line.js';
import { measure, type PdfMeasures } from './pdf-measures.js';

const BULLET = /^(?:[•◦▪‣●○■–*·-]|\(?(?:\d{1,3}|[a-z])[.)])\s/u;
const ENDS_SENTENCE = /[.!?:;…。！？]["'”’»)\]]*$/u;

/** Joins the lines of pages to headings, paragraphs and list items. */
export function addParagraphs(pages: readonly PdfPage[], builder: TextBuilder): void {
  const measures = measure(pages.flatMap(({ lines }) => lines));
  let paragraph: PdfLine[] = [];
  const flush = () => {
    const first = paragraph[0];
    if (first) {
      const level = measures.headingLevel(first);
      const kind = BULLET.test(first.text) ? 'list-item' : 'paragraph';
      builder.add(level === undefined ? kind : 'heading', joinLines(paragraph), level);
    }
    paragraph = [];
  };
  for (const { lines } of pages) {
    for (const [index, line] of lines.entries()) {
      if (!belongs(line, paragraph, measures, index === 0)) flush();
      paragraph.push(line);
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
  if (BULLET.test(line.text) || Math.abs(line.size - last.size) > 0.2 * last.size) return false;
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
  const isIndented = line.left > left + line.size * 0.8 && !BULLET.test(paragraph[0]?.text ?? '');
  return isIndented || last.right < right - (right - left) * 0.2;
}

function joinLines(lines: readonly PdfLine[]): string {
  let text = '';
  for (const line of lines) {
    if (text === '') text = line.text;
    // A word that was broken at the end of its line.
    else if (/\p{L}[-\u00AD\u2010]$/u.test(text) && /^\p{Ll}/u.test(line.text))
      text = text.slice(0, -1) + line.text;
    else text += ` ${line.text}`;
  }
  return text;
}
