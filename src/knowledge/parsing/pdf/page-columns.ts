import { joinParts, rowsOf } from './page-lines.js';
import { type PdfLine } from './pdf-line.js';
import { areNotesBeside } from './side-notes.js';
import { startsItem } from './starts-item.js';
import { runsLeftwards } from './visual-order.js';

/** Of each column. */
const LEAST_ROWS = 3;
const MAX_CANDIDATES = 12;
const MAX_DEPTH = 6;
/** Narrower than a column of prose is in any newspaper, in letters. */
const LEAST_LETTERS = 18;
const WIDE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Lines that are read from top to bottom before any others. */
export type Column = readonly PdfLine[];

/**
 * Parts a page where prose stands in columns, each to be read to its end before the next. The columns of tables are none:
 * their lines are short, or of any length.
 */
export function columnsOf(lines: readonly PdfLine[], depth = 0): Column[] {
  const band = depth < MAX_DEPTH ? findColumns(lines) : undefined;
  if (!band) return lines.length > 0 ? [lines] : [];
  const { above, sides, below } = band;
  return [above, ...sides, below].flatMap((part) => columnsOf(part, depth + 1));
}

interface Band {
  above: PdfLine[];
  sides: [PdfLine[], PdfLine[]];
  below: PdfLine[];
}

function findColumns(lines: readonly PdfLine[]): Band | undefined {
  if (lines.length < 2 * LEAST_ROWS) return undefined;
  const fromTop = lines.toSorted((a, b) => b.y - a.y);
  let best: { first: number; last: number; at: number; size: number } | undefined;
  for (const at of startsOf(lines)) {
    for (const { first, last } of stretchesBeside(fromTop, at)) {
      const size = last - first;
      if (best && best.size >= size) continue;
      const [left, right] = sidesOf(fromTop.slice(first, last), at);
      const [isLeft, isRight] = [isProse(left), isProse(right)];
      const isBand =
        (isLeft && isRight) ||
        (isLeft && areNotesBeside(right, left)) ||
        (isRight && areNotesBeside(left, right));
      if (isBand) best = { first, last, at, size };
    }
  }
  if (!best) return undefined;
  const [left, right] = sidesOf(fromTop.slice(best.first, best.last), best.at);
  const leftwards = runsLeftwards([...left, ...right].map(({ text }) => text).join(' '));
  // Notes in the margin are read behind the text.
  const isRightFirst = leftwards ? isProse(right) : !isProse(left);
  return {
    above: fromTop.slice(0, best.first),
    sides: isRightFirst ? [right, left] : [left, right],
    below: fromTop.slice(best.last),
  };
}

/** Where many lines begin: the left edges of columns, but for the first. */
function startsOf(lines: readonly PdfLine[]): number[] {
  const counts = new Map<number, number>();
  for (const { left } of lines) {
    const at = Math.round(left / 3) * 3;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const outermost = Math.min(...counts.keys());
  return [...counts]
    .filter(([at, count]) => at > outermost && count >= 2)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CANDIDATES)
    .map(([at]) => at - 3);
}

/** The longest stretches of lines of which none crosses the border. */
function stretchesBeside(fromTop: readonly PdfLine[], at: number): { first: number; last: number }[] {
  const stretches: { first: number; last: number }[] = [];
  let first = 0;
  for (let index = 0; index <= fromTop.length; index += 1) {
    const line = fromTop[index];
    if (line && !(line.left < at && line.right > at)) continue;
    if (index - first >= 2 * LEAST_ROWS) stretches.push({ first, last: index });
    first = index + 1;
  }
  return stretches;
}

function sidesOf(lines: readonly PdfLine[], at: number): [PdfLine[], PdfLine[]] {
  return [lines.filter(({ left }) => left < at), lines.filter(({ left }) => left >= at)];
}

/** Whether most lines are as long as the column is wide, or items of a list. */
function isProse(lines: readonly PdfLine[]): boolean {
  const rows = rowsOf(lines).map(joinParts);
  if (rows.length < LEAST_ROWS) return false;
  const widths = rows.map(({ left, right }) => right - left).sort((a, b) => a - b);
  const width = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
  const full = rows.filter(({ left, right }) => right - left >= width * 0.75).length;
  const lengths = rows.map(({ text }) => text.length + (text.match(WIDE_SIGN)?.length ?? 0));
  const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  const items = rows.filter(({ text }) => startsItem(text)).length;
  return median >= LEAST_LETTERS && (full >= rows.length * 0.5 || items >= rows.length * 0.4);
}
