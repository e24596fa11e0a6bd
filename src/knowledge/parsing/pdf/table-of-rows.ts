import { joinLines } from './join-lines.js';
import { joinParts, rowsOf } from './page-lines.js';
import { type PdfLine } from './pdf-line.js';
import { type PdfTable, type TableRow } from './pdf-table.js';

const MAX_HEAD_ROWS = 3;

/** @param lefts where the columns begin. */
export function tableOf(rows: readonly TableRow[], lefts: readonly number[]): PdfTable {
  const { names, from } = spannedNames(rows, lefts.length);
  const texts = rows.slice(from).map((row) => textsOf(row, lefts.length));
  const [first, ...others] = texts;
  if (first && names) texts.splice(0, 1, withNames(first, names));
  return { rows: texts, hasHead: others.length > 0 && (names !== undefined || hasOwnType(rows)), lefts };
}

export function textsOf(row: TableRow, columns: number): string[] {
  return Array.from({ length: columns }, (_, index) =>
    cellText(row.filter(({ column }) => column === index).map(({ part }) => part)),
  );
}

function cellText(parts: readonly PdfLine[]): string {
  return joinLines(rowsOf(parts).map((line) => joinParts(line).text));
}

/** Names that span several columns, each with names of its own below. */
function spannedNames(rows: readonly TableRow[], columns: number) {
  let from = 0;
  const names = Array.from({ length: columns }, () => '');
  for (const row of rows.slice(0, MAX_HEAD_ROWS)) {
    const isBelow = rows[from + 1]?.some(({ column }) => column > 0) === true;
    const isTitle = row.every(({ column, last }) => column === 0 && last === columns - 1);
    if (!isBelow || isTitle || !row.some(({ column, last }) => last > column)) break;
    for (const { part, column, last } of row) {
      for (let index = column; index <= last; index += 1) names[index] = joined(names[index], part.text);
    }
    from += 1;
  }
  return { names: from > 0 ? names : undefined, from };
}

function withNames(row: readonly string[], names: readonly string[]): string[] {
  return row.map((text, column) => joined(names[column], text));
}

function joined(before = '', text = ''): string {
  return before === '' || text === '' ? before + text : `${before} ${text}`;
}

/** Whether the first row is set in a type that no other is. */
function hasOwnType([head, ...body]: readonly TableRow[]): boolean {
  const fonts = new Set(head?.map(({ part }) => part.font));
  return body.length > 0 && !body.flat().some(({ part }) => fonts.has(part.font));
}
