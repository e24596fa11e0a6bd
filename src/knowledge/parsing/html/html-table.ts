import { NamedRows } from '../named-rows.js';
import { describeRow, HEAD_ROWS, readTable, type TableHead } from '../table-rows.js';

const MAX_SPAN = 100;
/** A cell longer than this is not repeated in the rows that it spans. */
const MAX_REPEATED_LENGTH = 200;

interface Row {
  cells: string[];
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
    this.row = { cells: [], isHeader: true };
    this.rows.push(this.row);
  }

  addCell(text: string, name: string, attributes: Record<string, string>): void {
    if (!this.row) this.startRow();
    const row = this.row ?? { cells: [], isHeader: false };
    this.repeatSpanning(row);
    const column = row.cells.length;
    row.cells.push(text, ...Array.from({ length: span(attributes.colspan) - 1 }, () => ''));
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
    const marked = rows.findIndex(({ isHeader, cells }) => isHeader && (columns < 2 || filledIn(cells) > 1));
    const above = rows.slice(0, Math.max(marked, 0));
    if (marked >= 0 && above.every(({ cells }) => filledIn(cells) === 1)) {
      return {
        above: above.map(({ cells }) => describeRow(undefined, cells)),
        names: rows[marked]?.cells,
        from: marked + 1,
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
    }
  }
}

function span(attribute: string | undefined): number {
  const count = Number.parseInt(attribute ?? '1', 10);
  return count >= 1 ? Math.min(count, MAX_SPAN) : 1;
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
