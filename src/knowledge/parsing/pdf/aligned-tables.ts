import { columnsOfPart, crossed, type Gap, gapsBetween } from './column-gaps.js';
import { leavesOf } from './page-lines.js';
import { type PdfLine } from './pdf-line.js';
import { type PdfTable, type TableLine } from './pdf-table.js';
import { isItemMark } from './starts-item.js';
import { tableOf } from './table-of-rows.js';
import { rowsOfLines } from './table-rows-of-lines.js';

/** Of the size of the type: two rows of one table are not further apart. */
const MAX_ROW_STEP = 4;
/** A longer one is gone on with as a table of its own. */
const MAX_ROWS = 500;
/** Of the columns: a line across more of them belongs to no table. */
const MAX_CROSSED = 0.6;
/** Of the width of the rows: a title within a table is shorter. */
const MAX_TITLE_WIDTH = 0.6;
const MAX_HEAD_ROWS = 4;
const MAX_TRIES = 4;

type Row = readonly PdfLine[];

/** A table that was found in the rows of a page, and the row before which it ends. */
export interface FoundTable {
  end: number;
  table: PdfTable;
}

/**
 * The table that begins with a row, where cells of several rows stand above each other with gaps between them.
 *
 * @param limit the row before which it ends at the latest.
 */
export function tableFrom(rows: readonly Row[], first: number, limit: number): FoundTable | undefined {
  if ((rows[first]?.length ?? 0) < 2) return undefined;
  let end = endOf(rows, first, Math.min(limit, first + MAX_ROWS));
  let gaps: Gap[] = [];
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    end = withoutTail(rows, first, end);
    if (end - first < 2) return undefined;
    const found = rows.slice(first, end);
    gaps = gapsBetween(found.filter((row) => row.length > 1).map(partsOf));
    const unfit = found.findIndex(
      (row, index) => index > 0 && (index >= MAX_HEAD_ROWS || row.length < 2) && isUnfit(partsOf(row), gaps),
    );
    if (unfit < 0) break;
    end = first + unfit;
  }
  if (gaps.length === 0) return undefined;
  const lines = rows.slice(first, end).map((row) =>
    partsOf(row).map((part) => {
      const [column, last] = columnsOfPart(part, gaps);
      return { part, column, last };
    }),
  );
  if (!isTable(lines, gaps.length + 1)) return undefined;
  return { end, table: tableOf(rowsOfLines(lines), leftsOf(lines, gaps.length + 1)) };
}

function partsOf(row: Row): PdfLine[] {
  return row.flatMap(leavesOf);
}

/** Where rows stop that have several cells, or one that is no line of prose. */
function endOf(rows: readonly Row[], first: number, limit: number): number {
  let [left, right] = [Infinity, -Infinity];
  let end = first;
  for (; end < limit; end += 1) {
    const row = rows[end] ?? [];
    const above = rows[end - 1];
    if (end > first && above && isFar(above, row)) break;
    if (row.length < 2 && widthOf(row) > (right - left) * MAX_TITLE_WIDTH) break;
    left = Math.min(left, ...row.map((line) => line.left));
    right = Math.max(right, ...row.map((line) => line.right));
  }
  return end;
}

/** A last row with one cell is no row, unless it stands as near to the one above as lines of one cell do. */
function withoutTail(rows: readonly Row[], first: number, end: number): number {
  let last = end;
  while (last > first && (rows[last - 1]?.length ?? 0) < 2 && !isClose(rows, first, last - 1)) last -= 1;
  return last;
}

function isClose(rows: readonly Row[], first: number, last: number): boolean {
  const steps = rows
    .slice(first + 1, last + 1)
    .map((row, index) => (rows[first + index]?.[0]?.y ?? 0) - (row[0]?.y ?? 0));
  return (steps.at(-1) ?? 0) < Math.max(...steps.slice(0, -1), 0) * 0.8;
}

function isFar(above: Row, below: Row): boolean {
  const [upper, lower] = [above[0], below[0]];
  return !upper || !lower || (upper.y - lower.y) / Math.max(upper.size, lower.size) > MAX_ROW_STEP;
}

function isUnfit(row: Row, gaps: readonly Gap[]): boolean {
  return crossed(row, gaps) > gaps.length * MAX_CROSSED;
}

function widthOf(row: Row): number {
  return Math.max(...row.map(({ right }) => right)) - Math.min(...row.map(({ left }) => left));
}

/** Several rows with several cells, and not only the marks of a list before its items. */
function isTable(lines: readonly TableLine[], columns: number): boolean {
  const full = lines.filter((line) => new Set(line.map(({ column }) => column)).size > 1);
  if (full.length < 2) return false;
  const firsts = lines.flatMap((line) => line.filter(({ column }) => column === 0));
  return columns > 2 || !firsts.every(({ part }) => isItemMark(part.text));
}

function leftsOf(lines: readonly TableLine[], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) =>
    Math.min(...lines.flat().flatMap((each) => (each.column === column ? [each.part.left] : []))),
  );
}
