import { type JoinedText } from './joined-text.js';

/** What somebody remarked on a cell. */
export interface CellComment {
  /** From 0. */
  column: number;
  /** As the sheet counts, from 1. */
  row: number;
  text: string;
}

/** Tells what was remarked on the cells of a sheet, below its rows: beside them it would be repeated with each name. */
export class SheetComments {
  private readonly rows = new Map<number, (CellComment & { cell: string })[]>();

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  add(comment: CellComment): void {
    const known = this.rows.get(comment.row);
    const added = { ...comment, cell: '' };
    if (known) known.push(added);
    else this.rows.set(comment.row, [added]);
  }

  /** Keeps what stands in the cells of a row that are remarked on; their remarks are known by then. */
  see(row: number, cells: readonly string[]): void {
    for (const comment of this.rows.get(row) ?? []) comment.cell = cells[comment.column] ?? '';
  }

  tell(text: JoinedText): void {
    for (const { column, row, cell, text: said } of [...this.rows.values()].flat()) {
      const place = `${lettersOf(column)}${row}${cell === '' ? '' : ` (${cell})`}`;
      text.add('paragraph', `Comment on ${place}: ${said}`);
    }
  }
}

/** `AB` of 27. */
function lettersOf(column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters;
}
