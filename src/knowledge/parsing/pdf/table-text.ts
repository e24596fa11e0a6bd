import { NamedRows } from '../named-rows.js';
import { HEAD_ROWS, describeRow, readTable } from '../table-rows.js';
import { type PdfTable } from './pdf-table.js';

/** In points: columns that begin so near each other are the same, in two pieces of a table. */
const SAME_PLACE = 12;
/** Fewer rows with two columns are lines with something at both of their ends. */
const LEAST_ROWS = 3;
const AMOUNT = /^[\p{Sc}\p{Lu}\s\d.,:%/+−-]*\d[\p{Sc}\p{Lu}\s\d.,:%/+−-]*$/u;

/** Tells the rows of tables, and of what goes on behind a break, so that each is understood by itself. */
export class TableText {
  private last: { names: readonly string[] | undefined; lefts: readonly number[] } | undefined;

  constructor(private readonly nameLength: number) {}

  /** Something else stands behind the last table. */
  end(): void {
    this.last = undefined;
  }

  rowsOf(table: PdfTable): string[] {
    const { above, names, from } = this.headOf(table);
    const body = table.rows.slice(from);
    this.last = { names, lefts: table.lefts };
    if (names) {
      // Names with nothing below are all that there is.
      if (body.length === 0) return [...above, describeRow(undefined, names)];
      const named = new NamedRows(names, this.nameLength);
      return [...above, ...body.flatMap((cells) => named.describe(cells))];
    }
    return [...above, ...body.map((cells) => describeUnnamed(cells, body.length))];
  }

  private headOf(table: PdfTable) {
    const { last } = this;
    const goesOn =
      last?.names !== undefined &&
      last.lefts.length === table.lefts.length &&
      last.lefts.every((left, column) => Math.abs(left - (table.lefts[column] ?? 0)) < SAME_PLACE);
    const [first] = table.rows;
    if (goesOn && first) {
      const isRepeated = first.join('\n') === last.names?.join('\n');
      return { above: [], names: last.names, from: isRepeated ? 1 : 0 };
    }
    if (table.hasHead && first && first.filter((cell) => cell !== '').length > 1)
      return { above: [], names: first, from: 1 };
    const rows = table.rows.slice(0, HEAD_ROWS);
    const isList = table.lefts.length === 2 && !isOverAmounts(rows);
    return isList ? { above: [], names: undefined, from: 0 } : readTable(rows);
  }
}

/** Two columns have names where the second of these is a word, and most of what is below it are amounts. */
function isOverAmounts([first, ...others]: readonly (readonly string[])[]): boolean {
  const amounts = others.filter((cells) => /\d/.test(cells[1] ?? ''));
  return !/\d|^$/.test(first?.[1] ?? '') && !first?.[0]?.endsWith(':') && amounts.length > others.length / 2;
}

/** Without names, two columns are a list of things and what is said of them. */
function describeUnnamed(cells: readonly string[], rows: number): string {
  const [name = '', value = ''] = cells;
  if (cells.length !== 2 || name === '' || value === '') return describeRow(undefined, cells);
  return rows < LEAST_ROWS || AMOUNT.test(value) ? `${name} ${value}` : describeRow([name], [value]);
}
