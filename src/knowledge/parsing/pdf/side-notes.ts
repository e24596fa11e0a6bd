import { joinParts, rowsOf } from './page-lines.js';
import { type PdfLine } from './pdf-line.js';

/** Of the rows of the text. */
const MAX_SHARE = 0.4;
/** Of those that begin beside the text: terms with their explanations do so where the one before has ended. */
const MAX_AS_TERMS = 0.7;
const ENDS = /[.!?:;…。！？]["'”’»)\]]*$/u;

/** Whether a few short lines in the margin are notes, and not the first column of a table whose second is long. */
export function areNotesBeside(lines: readonly PdfLine[], prose: readonly PdfLine[]): boolean {
  const notes = rowsOf(lines).map(joinParts);
  const text = rowsOf(prose).map(joinParts);
  if (notes.length === 0 || notes.length > text.length * MAX_SHARE) return false;
  const width = Math.max(...text.map(({ left, right }) => right - left));
  if (notes.some(({ left, right }) => right - left > width / 2)) return false;
  const starts = notes.filter((note, index) => {
    const above = notes[index - 1];
    return !above || above.y - note.y > note.size * 2;
  });
  const terms = starts.filter((note) => {
    const beside = text.findIndex(({ y, size }) => Math.abs(y - note.y) < size * 0.3);
    const above = text[beside - 1];
    if (beside < 0) return false;
    return !above || ENDS.test(above.text) || above.right - above.left < width * 0.75;
  });
  return terms.length < starts.length * MAX_AS_TERMS;
}
