import { leavesOf, rowsOf } from './page-lines.js';
import { type PdfLine } from './pdf-line.js';
import { type PdfTable, type TablePart, type TableRow } from './pdf-table.js';
import { type Grid, isParted, isPartedUpwards } from './ruled-grids.js';
import { tableOf } from './table-of-rows.js';
import { rowsOfLines } from './table-rows-of-lines.js';

interface PlacedPart extends TablePart {
  /** Counted from the bottom. */
  band: number;
}

/** With so few, some of the rows may have no ruling between them. */
const FEW_BANDS = 3;
/** What is longer is told once, in the first row that its cell spans. */
const MAX_REPEATED_LENGTH = 200;

export function isIn(grid: Grid, line: PdfLine): boolean {
  const x = (line.left + line.right) / 2;
  const y = middleOf(line);
  const [left = 0, right = 0] = [grid.across[0], grid.across.at(-1)];
  const [bottom = 0, top = 0] = [grid.upwards[0], grid.upwards.at(-1)];
  return x > left && x < right && y > bottom && y < top;
}

/** @param lines those in the grid. @returns undefined where there is not more than one cell with text in it. */
export function tableIn(grid: Grid, lines: readonly PdfLine[]): PdfTable | undefined {
  const columns = grid.across.length - 1;
  const bands = grid.upwards.length - 1;
  const leaves = lines.flatMap(leavesOf);
  const filledIn = Map.groupBy(leaves, (part) => bandOf(grid, part));
  const own = [...filledIn].flatMap(([band, inBand]) => {
    const isAlone = new Set(inBand.map((part) => columnOf(grid, part))).size === 1;
    return inBand.map((part) => partIn(grid, part, band, isAlone));
  });
  const parts = own.flatMap((part) => spread(grid, part)).filter(({ band }) => filledIn.has(band));
  const rows: TableRow[] = [];
  for (let band = bands - 1; band >= 0; band -= 1) {
    const inBand = parts.filter((each) => each.band === band);
    if (inBand.length > 0) rows.push(...rowsIn(inBand, bands));
  }
  if (new Set(parts.map(({ band, column }) => `${band} ${column}`)).size < 2) return undefined;
  return tableOf(rows, grid.across.slice(0, columns));
}

/** A part spans columns between which there is no ruling; where a row has none at all, they are told by its other parts. */
function partIn(grid: Grid, part: PdfLine, band: number, isAlone: boolean): PlacedPart {
  let column = columnOf(grid, part);
  let last = column;
  const borders = grid.across.slice(1, -1).map((_, index) => index + 1);
  if (isAlone || borders.some((border) => isPartedUpwards(grid, border, band))) {
    while (column > 0 && !isPartedUpwards(grid, column, band)) column -= 1;
    while (last < borders.length && !isPartedUpwards(grid, last + 1, band)) last += 1;
  }
  return { part, band, column, last };
}

function bandOf(grid: Grid, part: PdfLine): number {
  return placeOf(middleOf(part), grid.upwards);
}

function columnOf(grid: Grid, { left, right }: PdfLine): number {
  return placeOf((left + right) / 2, grid.across);
}

function rowsIn(parts: readonly TablePart[], bands: number): TableRow[] {
  const partOf = new Map(parts.map((each) => [each.part, each]));
  const lines = rowsOf([...partOf.keys()]).map((row) => row.flatMap((part) => partOf.get(part) ?? []));
  const full = lines.filter((line) => new Set(line.map(({ column }) => column)).size > 1);
  return bands <= FEW_BANDS && full.length >= 3 ? rowsOfLines(lines) : [parts];
}

/** A cell that spans several rows is told with each; its text may stand in any of them. */
function spread(grid: Grid, placed: PlacedPart): PlacedPart[] {
  const { part, band, column } = placed;
  let [lowest, highest] = [band, band];
  while (lowest > 0 && !isParted(grid, lowest, column)) lowest -= 1;
  while (highest < grid.upwards.length - 2 && !isParted(grid, highest + 1, column)) highest += 1;
  if (part.text.length > MAX_REPEATED_LENGTH) return [{ ...placed, band: highest }];
  return Array.from({ length: highest - lowest + 1 }, (_, index) => ({ ...placed, band: lowest + index }));
}

function placeOf(value: number, borders: readonly number[]): number {
  const index = borders.findLastIndex((border) => border <= value);
  return Math.min(Math.max(index, 0), borders.length - 2);
}

/** The middle of its small letters. */
function middleOf({ y, size }: PdfLine): number {
  return y + size * 0.25;
}
