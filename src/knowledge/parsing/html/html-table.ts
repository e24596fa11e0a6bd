import { describeRow, looksLikeHeaders } from '../table-rows.js';

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
    if (name !== 'th') row.isHeader = false;
  }

  /** The rows as lines that are understood by themselves. */
  describe(): string[] {
    const rows = this.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const first = rows[0];
    if (!first) return [];
    const columns = Math.max(...rows.slice(0, 1_000).map(({ cells }) => cells.length));
    const named = first.isHeader || (columns > 2 && looksLikeHeaders(first.cells));
    if (named && rows.length > 1) return rows.slice(1).map(({ cells }) => describeRow(first.cells, cells));
    // Without headers, two columns are a list of names and values.
    return rows.map(({ cells }) =>
      columns === 2 && cells[1]
        ? describeRow(cells.slice(0, 1), cells.slice(1))
        : describeRow(undefined, cells),
    );
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
