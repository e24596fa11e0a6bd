/** Cells over several rows of a sheet: in each of those rows they say the same. */
export class SpannedCells {
  private readonly spans = new Map<number, { text: string; until: number }>();

  /** @param until the last row, by its number. */
  add(column: number, text: string, until: number): void {
    this.spans.set(column, { text, until });
  }

  /** Puts into a row what reaches into it from above. */
  fill(row: number, cells: string[]): void {
    for (const [column, { text, until }] of this.spans) {
      if (row > until) this.spans.delete(column);
      else if ((cells[column] ?? '') === '') setCell(cells, column, text);
    }
  }
}

export function setCell(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('');
  cells[column] = text;
}
