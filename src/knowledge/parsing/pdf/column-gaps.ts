import { PART_GAP } from './page-lines.js';
import { type PdfLine } from './pdf-line.js';

/** The space between two columns of a table, on the line. */
export interface Gap {
  from: number;
  to: number;
}

/** Of the size of the type: between columns, in most of the rows. Between words it is less. */
const WIDE_GAP = 0.8;
/** Of the rows: so many may have something that spans several columns. */
const MAX_SPANNING = 0.15;
const FEW_ROWS = 3;

/** Where nearly all rows have nothing, and most leave more room than between words. @param rows with several parts each. */
export function gapsBetween(rows: readonly (readonly PdfLine[])[]): Gap[] {
  const most = rows.length > FEW_ROWS ? Math.max(1, Math.floor(rows.length * MAX_SPANNING)) : 0;
  const size = Math.min(...rows.flat().map((part) => part.size));
  const edges = rows
    .flatMap((row) => row.flatMap(({ left, right }) => [[left, 1] as const, [right, -1] as const]))
    .sort(([a, one], [b, other]) => a - b || one - other);
  const gaps: Gap[] = [];
  let covering = 0;
  let from: number | undefined;
  for (const [at, change] of edges) {
    const before = covering;
    covering += change;
    if (before > most && covering <= most) from ??= at;
    if (before <= most && covering > most) {
      if (from !== undefined && at - from >= size * PART_GAP) gaps.push({ from, to: at });
      from = undefined;
    }
  }
  return gaps.filter((gap) => isWide(gap, rows));
}

/** How many of the gaps something stands across. */
export function crossed(row: readonly PdfLine[], gaps: readonly Gap[]): number {
  return gaps.filter((gap) => row.some((part) => isAcross(part, gap))).length;
}

/** The first and the last of the columns between the gaps that a part stands in. */
export function columnsOfPart(part: PdfLine, gaps: readonly Gap[]): [first: number, last: number] {
  const middle = (part.left + part.right) / 2;
  const across = gaps.flatMap((gap, index) => (isAcross(part, gap) ? [index] : []));
  const [first] = across;
  if (first !== undefined) return [first, (across.at(-1) ?? first) + 1];
  const column = gaps.filter(({ from, to }) => (from + to) / 2 <= middle).length;
  return [column, column];
}

/** What stands in the middle of two columns need not reach over all of what is between them. */
function isAcross({ left, right }: PdfLine, { from, to }: Gap): boolean {
  const middle = (from + to) / 2;
  return left < middle && right > middle && (left < from || right > to);
}

function isWide(gap: Gap, rows: readonly (readonly PdfLine[])[]): boolean {
  const widths = rows.flatMap((row) => {
    if (row.some((part) => isAcross(part, gap))) return [];
    const middle = (gap.from + gap.to) / 2;
    const before = row.findLast((part) => (part.left + part.right) / 2 < middle);
    const behind = row.find((part) => (part.left + part.right) / 2 > middle);
    return before && behind ? [(behind.left - before.right) / before.size] : [];
  });
  return widths.filter((width) => width >= WIDE_GAP).length >= Math.max(2, widths.length * 0.5);
}
