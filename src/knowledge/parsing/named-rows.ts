import { describeRow } from './table-rows.js';

/** In characters: about as long as the shortest passage, which then has the names in it. */
const MIN_DISTANCE = 1_000;
/** In lengths of the names: repeating them makes a text by no more than a twentieth longer. */
const MIN_SHARE = 20;

/** Says the rows of one table with the names of its columns. */
export class NamedRows {
  private readonly line: string;
  private readonly distance: number;
  private left = 0;

  /** @param nameLength what is longer of a name is cut; 0 for names in rows of their own, from time to time. */
  constructor(
    private readonly names: readonly string[] | undefined,
    private readonly nameLength: number,
  ) {
    this.line = nameLength === 0 ? describeRow(undefined, names ?? []) : '';
    this.distance = Math.max(MIN_DISTANCE, MIN_SHARE * this.line.length);
  }

  /** The lines that say a row; none where it says nothing. */
  describe(cells: readonly string[]): string[] {
    const row = describeRow(this.names, cells, this.nameLength);
    if (row === '') return [];
    if (this.line === '' || this.left > 0) {
      this.left -= row.length;
      return [row];
    }
    this.left = this.distance - row.length;
    return [this.line, row];
  }
}
