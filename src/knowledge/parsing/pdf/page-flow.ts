import { tableFrom } from './aligned-tables.js';
import { columnsOf } from './page-columns.js';
import { joinParts, rowsOf } from './page-lines.js';
import { type PdfLine, type PdfPage } from './pdf-line.js';
import { type PageItem, type PdfTable } from './pdf-table.js';
import { type Grid, gridsOf } from './ruled-grids.js';
import { isIn, tableIn } from './ruled-table.js';
import { runsLeftwards } from './visual-order.js';

const MAX_HEAD_ROWS = 4;

/** A ruled table in the place of the lines that it is of. */
interface Placed {
  table: PdfTable;
  /** Stands for it among the other lines. */
  line: PdfLine;
}

/** What stands on a page, in the order in which it is read, whatever the order in which it is drawn. */
export function flowOf(page: PdfPage): PageItem[] {
  const upright = page.lines.filter(({ isTurned }) => !isTurned);
  const turned = page.lines.filter(({ isTurned }) => isTurned);
  const { lines, placed } = withGrids(upright, gridsOf(page.rulings));
  const tables = new Map(placed.map(({ line, table }) => [line, table]));
  const items = columnsOf(lines).flatMap((column) => itemsOf(column, tables));
  return [...items, ...turned.map((line) => ({ line }))];
}

function withGrids(upright: readonly PdfLine[], grids: readonly Grid[]) {
  let lines = upright;
  const placed: Placed[] = [];
  for (const grid of grids) {
    const inside = lines.filter((line) => isIn(grid, line));
    const table = inside.length > 1 ? tableIn(grid, inside) : undefined;
    if (!table || hasMoreColumns(inside, table)) continue;
    const top = inside.reduce((highest, line) => (line.y > highest.y ? line : highest));
    const [left = 0, right = 0] = [grid.across[0], grid.across.at(-1)];
    const line = { ...top, left, right };
    placed.push({ table, line });
    lines = lines.filter((each) => !inside.includes(each));
  }
  return { lines: [...lines, ...placed.map(({ line }) => line)], placed };
}

/** Some rulings are drawn around several columns. */
function hasMoreColumns(lines: readonly PdfLine[], { lefts }: PdfTable): boolean {
  const rows = rowsOf(lines);
  return rows.slice(0, MAX_HEAD_ROWS).some((_, first) => {
    const aligned = tableFrom(rows, first, rows.length);
    const isMost = aligned !== undefined && aligned.end - first > rows.length * 0.6;
    return isMost && aligned.table.lefts.length > lefts.length;
  });
}

function itemsOf(lines: readonly PdfLine[], tables: ReadonlyMap<PdfLine, PdfTable>): PageItem[] {
  const rows = rowsOf(lines);
  const ruledAt = rows.flatMap((row, index) => (row.some((line) => tables.has(line)) ? [index] : []));
  const items: PageItem[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const ruled = row.flatMap((line) => tables.get(line) ?? []);
    const limit = ruledAt.find((at) => at >= index) ?? rows.length;
    const found = tableFrom(rows, index, limit);
    if (found) {
      items.push({ table: inReadingOrder(found.table) });
      index = found.end - 1;
    } else {
      const rest = row.filter((line) => !tables.has(line));
      if (rest.length > 0) items.push({ line: joinParts(rest) });
      items.push(...ruled.map((table) => ({ table: inReadingOrder(table) })));
    }
  }
  return items;
}

/** The columns of a table in a language that runs leftwards begin at the right. */
function inReadingOrder(table: PdfTable): PdfTable {
  const texts = table.rows.flat().join(' ');
  if (!runsLeftwards(texts)) return table;
  return {
    ...table,
    rows: table.rows.map((row) => row.toReversed()),
    lefts: table.lefts.toReversed(),
  };
}
