import { NamedRows } from '../named-rows.js';
import { describeRow, HEAD_ROWS, readTable, type TableHead } from '../table-rows.js';

const MAX_SPAN = 100;
/** A cell longer than this is not repeated in the rows that it spans. */
const MAX_REPEATED_LENGTH = 200;

/** Names may stand in so many rows, the wider above the narrower. */
const MAX_NAME_ROWS = 4;

interface Row {
  cells: string[];
  /** What stands in each column, with the text of a wide cell in all of its own. */
  wide: string[];
  /** Whether every cell is a header. */
  isHeader: boolean;
}

/** Collects the cells of one table. */
export class HtmlTable {
  private readonly rows: Row[] = [];
  private readonly spanning = new Map<number, { rows: number; text: string }>();
  private row: Row | undefined;

  get hasHeaders(): boolean {
    return this.rows.some(({ isHeader }) => isHeader);
  }

  startRow(): void {
    this.row = { cells: [], wide: [], isHeader: true };
    this.rows.push(this.row);
  }

  addCell(text: string, name: string, attributes: Record<string, string>): void {
    if (!this.row) this.startRow();
    const row = this.row ?? { cells: [], wide: [], isHeader: false };
    this.repeatSpanning(row);
    const column = row.cells.length;
    const columns = span(attributes.colspan);
    row.cells.push(text, ...Array.from({ length: columns - 1 }, () => ''));
    row.wide.push(...Array.from({ length: columns }, () => text));
    const rows = span(attributes.rowspan) - 1;
    if (rows > 0 && text.length <= MAX_REPEATED_LENGTH) this.spanning.set(column, { rows, text });
    // The corner of a table is often an ordinary cell.
    if (name !== 'th' && text.trim() !== '') row.isHeader = false;
  }

  /**
   * The rows as lines that are understood by themselves.
   *
   * @param nameLength see {@link NamedRows}.
   */
  describe(nameLength = Infinity): string[] {
    const rows = this.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const columns = Math.max(0, ...rows.slice(0, 1_000).map(({ cells }) => cells.length));
    const { above, names, from } = this.headOf(rows, columns);
    const body = rows.slice(from);
    if (names && body.length > 0) {
      const named = new NamedRows(names, nameLength);
      return [...above, ...body.flatMap(({ cells }) => named.describe(cells))];
    }
    // Without headers, two columns are a list of names and values.
    return rows.map(({ cells }) =>
      columns === 2 && cells[1]
        ? describeRow(cells.slice(0, 1), cells.slice(1))
        : describeRow(undefined, cells),
    );
  }

  private headOf(rows: readonly Row[], columns: number): TableHead {
    const marked = rows.findIndex((row) => row.isHeader && (columns < 2 || isOfNames(row)));
    const above = rows.slice(0, Math.max(marked, 0));
    if (marked >= 0 && above.every(({ cells }) => filledIn(cells) === 1)) {
      const count = nameRowsIn(rows.slice(marked));
      return {
        above: above.map(({ cells }) => describeRow(undefined, cells)),
        names: count > 1 ? namesOver(rows.slice(marked, marked + count)) : rows[marked]?.cells,
        from: marked + count,
      };
    }
    if (columns > 2) return readTable(rows.slice(0, HEAD_ROWS).map(({ cells }) => cells));
    return { above: [], names: undefined, from: 0 };
  }

  private repeatSpanning(row: Row): void {
    for (;;) {
      const above = this.spanning.get(row.cells.length);
      if (!above) return;
      if (above.rows === 1) this.spanning.delete(row.cells.length);
      above.rows -= 1;
      row.cells.push(above.text);
      row.wide.push(above.text);
    }
  }
}

/** Of a table that begins with its names: below those of several columns stand those of each. */
function nameRowsIn(rows: readonly Row[]): number {
  const behind = rows.slice(0, MAX_NAME_ROWS).findIndex(({ isHeader }) => !isHeader);
  const count = behind < 0 ? 1 : behind;
  return rows.slice(0, count - 1).every(isOverSeveral) ? count : 1;
}

/** More than a title; a single name begins behind the corner. */
function isOfNames(row: Row): boolean {
  return filledIn(row.cells) > 1 || (row.cells[0]?.trim() === '' && isOverSeveral(row));
}

function isOverSeveral({ cells, wide }: Row): boolean {
  return wide.some((text, column) => text !== cells[column]);
}

function namesOver(rows: readonly Row[]): string[] {
  const columns = Math.max(0, ...rows.map(({ wide }) => wide.length));
  return Array.from({ length: columns }, (_, column) =>
    [...new Set(rows.map(({ wide }) => wide[column]?.trim() ?? ''))].join(' ').trim(),
  );
}

function span(attribute: string | undefined): number {
  const count = Number.parseInt(attribute ?? '1', 10);
  return count >= 1 ? Math.min(count, MAX_SPAN) : 1;
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
