import { type JoinedText } from '../joined-text.js';
import { NamedRows } from '../named-rows.js';
import { describeRow, HEAD_ROWS, readTable } from '../table-rows.js';
import { type SheetRow } from './sheet-rows.js';

const NUMBER = /^[\p{Sc}\s]*-?\d/u;

/** Says the rows of one sheet: each by itself, with the names of its columns. A sheet may hold several tables. */
export class SheetText {
  private names: readonly string[] | undefined;
  private named: NamedRows;
  private head: string[][] = [];
  private isHead = true;
  private last = 0;

  /** @param nameLength see {@link NamedRows}. */
  constructor(
    private readonly text: JoinedText,
    private readonly nameLength: number,
  ) {
    this.named = new NamedRows(undefined, nameLength);
  }

  add({ number, cells }: SheetRow): void {
    const isBehindGap = this.last > 0 && number > this.last + 1;
    this.last = number;
    if (isBehindGap && (!this.isHead || this.names || this.hasTable())) this.startTable();
    if (!this.isHead) {
      this.addRow(cells);
      return;
    }
    this.head.push(cells);
    if (this.head.length === HEAD_ROWS) this.takeHead();
  }

  end(): void {
    if (this.isHead) this.takeHead();
  }

  /** Whether what is known so far is more than a title above a table. */
  private hasTable(): boolean {
    return this.head.filter((cells) => filledIn(cells) > 1).length > 1;
  }

  private startTable(): void {
    if (this.isHead) this.takeHead();
    this.isHead = true;
  }

  private takeHead(): void {
    const { head } = this;
    this.head = [];
    this.isHead = false;
    if (this.names && head.every((cells) => filledIn(cells) === 1)) {
      for (const cells of head) this.text.add('paragraph', describeRow(undefined, cells));
      return;
    }
    const { above, names, from } = readTable(head);
    if (this.names && !(names && isTableOfItsOwn(this.names, names, head))) {
      for (const row of head) this.addRow(row);
      return;
    }
    for (const line of above) this.text.add('paragraph', line);
    const rows = head.slice(from);
    this.named = new NamedRows(undefined, this.nameLength);
    // Names with nothing below are all that there is.
    if (names && rows.length === 0) this.addRow(names);
    this.names = names;
    this.named = new NamedRows(names, this.nameLength);
    for (const row of rows) this.addRow(row);
  }

  private addRow(cells: readonly string[]): void {
    for (const line of this.named.describe(cells)) this.text.add('table-row', line);
  }
}

/** What follows an empty row may go on with the table above: its first row is a row of that, then. */
function isTableOfItsOwn(
  before: readonly string[],
  names: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  if (firstOf(before) !== firstOf(names) || names.length > before.length) return true;
  return names.some((name, column) => {
    const values = rows.map((cells) => cells[column] ?? '').filter((value) => value !== '' && value !== name);
    return (
      name !== '' && !NUMBER.test(name) && values.length > 0 && values.every((value) => NUMBER.test(value))
    );
  });
}

function firstOf(cells: readonly string[]): number {
  return cells.findIndex((cell) => cell !== '');
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}
