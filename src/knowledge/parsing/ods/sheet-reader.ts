import { requireDepth } from '../html/require-depth.js';
import { type BodyReader } from '../odf/open-document.js';
import { type CellComment } from '../sheet-comments.js';
import { setCell, SpannedCells } from '../spanned-cells.js';
import { type SheetRow } from '../xlsx/sheet-rows.js';
import { cellText, type SheetCell } from './cell-text.js';
import { type SheetStyles } from './sheet-styles.js';

/** More columns than anybody names. */
const MAX_COLUMNS = 1_000;
/** As many as a sheet has. */
const MAX_ROWS = 1_048_576;
/** How a sheet of another file is called of which something is kept, as a formula looks into it. */
const OF_ANOTHER_FILE = /^'?file:/;

type Attributes = Readonly<Record<string, string>>;

/** Takes what is in a workbook. */
export interface SheetsReader {
  /** @param isHidden its rows and remarks are not told. */
  startSheet(name: string, isHidden: boolean): void;
  addComment(comment: CellComment): void;
  addRow(row: SheetRow): void;
  endSheet(): void;
}

/**
 * Reads the sheets of a workbook of LibreOffice, one after the other, and each row as soon as it ends. Rows and cells that
 * are alike are written once, with how often they come: what is empty is passed over, and the rest told as often.
 */
export class SheetReader implements BodyReader {
  private readonly open: string[] = [];
  /** How many of those are paragraphs. */
  private paragraphs = 0;
  private isSheet = false;
  private isHidden = false;
  private spanned = new SpannedCells();
  /** What cells of a column have for a style, where they say nothing. */
  private columnStyles: (string | undefined)[] = [];
  private row = { number: 0, repeated: 1, cells: [] as string[], column: 0 };
  private lastRow = 0;
  private cell: (SheetCell & { repeated: number; rows: number; isCovered: boolean }) | undefined;
  /** How many elements are open around what is told by itself, or not at all. */
  private aside: { depth: number; comment: string | undefined } | undefined;

  constructor(
    private readonly sheets: SheetsReader,
    private readonly styles: SheetStyles,
  ) {}

  start(name: string, attributes: Attributes): void {
    this.open.push(name);
    requireDepth(this.open);
    if (name === 'text:p') this.paragraphs += 1;
    if (this.aside) {
      if (name === 'text:p' && this.aside.comment) this.aside.comment += '\n';
      return;
    }
    if (isAside(name, this.cell !== undefined))
      this.aside = { depth: this.open.length, comment: commentOf(name, this.cell) };
    else if (this.cell) this.startInCell(name);
    else if (name === 'table:table') this.startSheet(attributes);
    else if (this.isSheet && !this.isHidden) this.startInSheet(name, attributes);
  }

  end(name: string): void {
    const depth = this.open.length;
    this.open.pop();
    if (name === 'text:p') this.paragraphs -= 1;
    if (this.aside) {
      if (this.aside.depth === depth) this.endAside();
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.endCell();
    else if (name === 'table:table-row') this.endRow();
    else if (name === 'table:table' && this.isSheet) {
      this.isSheet = false;
      this.sheets.endSheet();
    }
  }

  text(text: string): void {
    if (this.paragraphs === 0) return;
    if (this.aside?.comment !== undefined) this.aside.comment += text;
    else if (!this.aside && this.cell) this.cell.text += text;
  }

  private startSheet(attributes: Attributes): void {
    const name = attributes['table:name'] ?? '';
    this.isSheet = true;
    this.isHidden = this.styles.isHidden(attributes['table:style-name']) || OF_ANOTHER_FILE.test(name);
    this.spanned = new SpannedCells();
    this.columnStyles = [];
    this.lastRow = 0;
    if (!OF_ANOTHER_FILE.test(name)) this.sheets.startSheet(name, this.isHidden);
  }

  private startInSheet(name: string, attributes: Attributes): void {
    if (name === 'table:table-column') {
      const style = attributes['table:default-cell-style-name'];
      const room = MAX_COLUMNS - this.columnStyles.length;
      const count = Math.min(countOf(attributes['table:number-columns-repeated']), room);
      for (let column = 0; column < count; column += 1) this.columnStyles.push(style);
    } else if (name === 'table:table-row') {
      const repeated = countOf(attributes['table:number-rows-repeated']);
      this.row = { number: this.lastRow + 1, repeated, cells: [], column: 0 };
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.cell = {
        type: attributes['office:value-type'],
        value:
          attributes['office:date-value'] ??
          attributes['office:value'] ??
          attributes['office:boolean-value'] ??
          attributes['office:string-value'],
        format: this.styles.dateFormatOf(
          attributes['table:style-name'] ?? this.columnStyles[this.row.column],
        ),
        text: '',
        repeated: countOf(attributes['table:number-columns-repeated']),
        rows: countOf(attributes['table:number-rows-spanned']),
        isCovered: name === 'table:covered-table-cell',
      };
    }
  }

  private startInCell(name: string): void {
    const { cell } = this;
    if (!cell) return;
    if ((name === 'text:p' && cell.text !== '') || name === 'text:line-break') cell.text += '\n';
    else if (name === 'text:s' || name === 'text:tab') cell.text += ' ';
  }

  private endAside(): void {
    const text = this.aside?.comment?.trim();
    this.aside = undefined;
    if (text !== undefined && text !== '')
      this.sheets.addComment({ column: this.row.column, row: this.row.number, text });
  }

  private endCell(): void {
    const { cell, row } = this;
    this.cell = undefined;
    if (!cell) return;
    const text = cell.isCovered ? '' : cellText(cell);
    const end = Math.min(row.column + cell.repeated, MAX_COLUMNS);
    for (let column = row.column; text !== '' && column < end; column += 1) {
      setCell(row.cells, column, text);
      if (cell.rows > 1) this.spanned.add(column, text, row.number + cell.rows - 1);
    }
    row.column += cell.repeated;
  }

  private endRow(): void {
    if (!this.isSheet || this.isHidden) return;
    const { number, repeated, cells } = this.row;
    this.lastRow = Math.min(this.lastRow + repeated, MAX_ROWS);
    for (let one = number; cells.length > 0 && one <= this.lastRow; one += 1) {
      const row = { number: one, cells: [...cells] };
      this.spanned.fill(one, row.cells);
      this.sheets.addRow(row);
    }
  }
}

/** What is drawn over cells, or is a table within one, and what was there before a change. */
function isAside(name: string, isInCell: boolean): boolean {
  return (
    (isInCell && name === 'table:table') ||
    name.startsWith('draw:') ||
    ['office:annotation', 'table:shapes', 'table:tracked-changes', 'office:forms'].includes(name)
  );
}

function commentOf(name: string, cell: unknown): string | undefined {
  return name === 'office:annotation' && cell !== undefined ? '' : undefined;
}

function countOf(attribute: string | undefined): number {
  const count = Number.parseInt(attribute ?? '1', 10);
  return count >= 1 ? Math.min(count, MAX_ROWS) : 1;
}
