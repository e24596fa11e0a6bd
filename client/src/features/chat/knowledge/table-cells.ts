import { type Span } from './passage-window.js';

/** A table of a document: rows of cells by columns, null where a row has none. */
export interface TableCells {
  /** Empty for a column without a name. */
  names: string[];
  rows: (Span | null)[][];
}

interface Piece extends Span {
  /** What stands before its first colon. */
  name: string | undefined;
  valueStart: number;
}

/**
 * Reads rows as a document's text has them: `Name: value; Name: value`. A name is what most rows have before a colon; all
 * else is a part of the cell before it.
 */
export function tableOf(text: string, rows: readonly Span[]): TableCells {
  const pieces = rows.map((row) => piecesOf(text, row));
  const counts = new Map<string, number>();
  for (const name of pieces.flatMap((row) => [...new Set(row.map((piece) => piece.name))])) {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].filter(([, count]) => count > 1 || rows.length === 1).map(([name]) => name);
  if (names.length === 0) {
    const width = Math.max(0, ...pieces.map(({ length }) => length));
    const cells = pieces.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
    return { names: Array.from({ length: width }, () => ''), rows: cells };
  }
  const columns = ['', ...names];
  const read = pieces.map((row) => cellsOf(row, columns));
  const isUnnamedUsed = read.some(([first]) => first);
  return isUnnamedUsed
    ? { names: columns, rows: read }
    : { names, rows: read.map((cells) => cells.slice(1)) };
}

function piecesOf(text: string, { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  for (const piece of text.slice(start, end).split('; ')) {
    const colon = piece.indexOf(': ');
    const name = colon > 0 ? piece.slice(0, colon) : undefined;
    const valueStart = colon > 0 ? from + colon + 2 : from;
    pieces.push({ start: from, end: from + piece.length, name, valueStart });
    from += piece.length + 2;
  }
  return pieces;
}

function cellsOf(pieces: readonly Piece[], columns: readonly string[]): (Span | null)[] {
  const cells: (Span | null)[] = columns.map(() => null);
  let last = 0;
  for (const { name, start, end, valueStart } of pieces) {
    const column = name === undefined ? -1 : columns.indexOf(name);
    const isOwn = column > 0 && !cells[column];
    if (isOwn) last = column;
    cells[last] = { start: cells[last]?.start ?? (isOwn ? valueStart : start), end };
  }
  return cells;
}
