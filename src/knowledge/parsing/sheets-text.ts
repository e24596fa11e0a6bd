import { JoinedText } from './joined-text.js';
import { type CellComment, SheetComments } from './sheet-comments.js';
import { type StructuredText } from './structured-text.js';
import { type SheetRow } from './xlsx/sheet-rows.js';
import { SheetText } from './xlsx/sheet-text.js';

/** As programs call a sheet that nobody named. */
const UNNAMED = /^(?:sheet|tabelle|feuil|hoja|foglio|planilha|blad|ark|list|лист|シート|工作表)\s?\d*$/iu;

/**
 * Makes a text of a workbook: sheet by sheet under its name, each row with the names of its columns, and behind them what
 * was remarked on cells. Of sheets that are hidden only a warning says something.
 */
export class SheetsText {
  private readonly joined: JoinedText;
  private readonly hidden: string[] = [];
  private sheet: { text: SheetText; comments: SheetComments; name: string | undefined } | undefined;

  /**
   * @param limit of the text's length.
   * @param nameLength see `NamedRows`.
   * @param isAlone whether one sheet is shown: that needs no name, where it has none but that of its program.
   */
  constructor(
    limit: number,
    private readonly nameLength: number,
    private readonly isAlone: boolean,
  ) {
    this.joined = new JoinedText(limit);
  }

  startSheet(name: string, isHidden: boolean): void {
    this.sheet = undefined;
    if (isHidden) {
      this.hidden.push(name);
      return;
    }
    const text = new SheetText(this.joined, this.nameLength);
    const isNamed = !(this.isAlone && UNNAMED.test(name));
    this.sheet = { text, comments: new SheetComments(), name: isNamed ? name : undefined };
  }

  /** Before the row that it is on. */
  addComment(comment: CellComment): void {
    this.sheet?.comments.add(comment);
  }

  addRow(row: SheetRow): void {
    const { sheet } = this;
    if (!sheet) return;
    this.tellName(sheet);
    sheet.comments.see(row.number, row.cells);
    sheet.text.add(row);
  }

  endSheet(): void {
    const { sheet } = this;
    if (!sheet) return;
    sheet.text.end();
    if (!sheet.comments.isEmpty) this.tellName(sheet);
    sheet.comments.tell(this.joined);
    this.sheet = undefined;
  }

  build(title: string | undefined): StructuredText {
    if (this.hidden.length > 0) {
      const detail = `Hidden sheets are not read: ${this.hidden.join(', ')}.`;
      this.joined.warn({ code: 'parts_left_out', detail: detail.slice(0, 500) });
    }
    return this.joined.build(title);
  }

  /** Once, and not before something stands below it: a sheet with nothing on it is none. */
  private tellName(sheet: { name: string | undefined }): void {
    if (sheet.name !== undefined) this.joined.add('heading', sheet.name, 2);
    sheet.name = undefined;
  }
}
