import { hasNames } from './column-names.js';

/** How many rows are looked at to know what the first ones are. */
export const HEAD_ROWS = 30;
const MAX_TITLE_ROWS = 5;

/** What the first rows of a table are. */
export interface TableHead {
  /** Lines above the names of the columns. */
  above: readonly string[];
  names: readonly string[] | undefined;
  /** The first row that is neither. */
  from: number;
}

/** @param rows of the table, the first {@link HEAD_ROWS} at least. */
export function readTable(rows: readonly (readonly string[])[]): TableHead {
  const head = rows.slice(0, HEAD_ROWS);
  const columns = Math.max(0, ...head.map(widthOf));
  let from = 0;
  const above: string[] = [];
  while (from < MAX_TITLE_ROWS && isTitle(head[from], columns)) {
    const title = describeRow(undefined, head[from] ?? []);
    if (title !== '') above.push(title);
    from += 1;
  }
  const first = head[from];
  if (first && widthOf(first) > 0 && hasNames(first, head.slice(from + 1)))
    return { above, names: first, from: from + 1 };
  return { above: [], names: undefined, from: 0 };
}

/**
 * What a row of a table says by itself: `Header: value; Header: value`. Cells without a value are left out.
 *
 * @param nameLength what is longer of a name is cut.
 */
export function describeRow(
  headers: readonly string[] | undefined,
  cells: readonly string[],
  nameLength = Infinity,
): string {
  return cells
    .map((cell, column) => ({ value: onOneLine(cell), header: nameOf(headers?.[column] ?? '', nameLength) }))
    .filter(({ value }) => value !== '')
    .map(({ value, header }) => (header === '' ? value : `${header}: ${value}`))
    .join('; ');
}

/** Alone in its row, at the left, of a table with more columns. */
function isTitle(row: readonly string[] | undefined, columns: number): boolean {
  return row !== undefined && columns > 1 && widthOf(row) <= 1;
}

/** Without empty cells at the end. */
function widthOf(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function nameOf(header: string, length: number): string {
  return onOneLine(header).replace(/:$/, '').slice(0, length).toWellFormed();
}

function onOneLine(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}
