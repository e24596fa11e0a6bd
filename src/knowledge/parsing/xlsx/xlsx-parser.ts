import { withFittingNames } from '../fitting-names.js';
import { JoinedText } from '../joined-text.js';
import { unpack } from '../office/archive.js';
import { coreTitle } from '../office/core-title.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText } from '../structured-text.js';
import { readRows } from './sheet-rows.js';
import { SheetText } from './sheet-text.js';
import { readWorkbook, type SheetPart, type Workbook } from './workbook.js';

const WANTED = /^(?:xl\/.*|docProps\/core)\.(?:xml|rels)$/i;
/** As programs call a sheet that nobody named. */
const UNNAMED = /^(?:sheet|tabelle|feuil|hoja|foglio|planilha|blad|ark|list|лист|シート|工作表)\s?\d*$/iu;

/**
 * Workbooks of Excel: sheet by sheet under its name, each row with the names of its columns. Sheets that are hidden are
 * left out, and a warning says so.
 *
 * @throws ParseError when it is not a whole workbook, or too large a one.
 */
export function parseXlsx(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const parts = unpack(
    bytes,
    limits,
    (name) => WANTED.test(name) && !/^xl\/(?:media|drawings|theme)\//i.test(name),
  );
  const workbook = readWorkbook(parts);
  if (workbook.sheets.length === 0)
    throw new ParseError('document_unreadable', 'The workbook has no sheets.');
  const title = coreTitle(parts['docProps/core.xml']);
  return withFittingNames((nameLength) => readSheets(workbook, limits, nameLength, title));
}

function readSheets(
  workbook: Workbook,
  limits: ParsingLimits,
  nameLength: number,
  title: string | undefined,
): StructuredText {
  const joined = new JoinedText(limits.characters);
  const shown = workbook.sheets.filter(({ isHidden }) => !isHidden);
  for (const sheet of shown) readSheet(joined, sheet, workbook, nameLength, shown.length === 1);
  const hidden = workbook.sheets.filter(({ isHidden }) => isHidden);
  if (hidden.length > 0) {
    const detail = `Hidden sheets are not read: ${hidden.map(({ name }) => name).join(', ')}.`;
    joined.warn({ code: 'parts_left_out', detail: detail.slice(0, 500) });
  }
  return joined.build(title);
}

function readSheet(
  joined: JoinedText,
  { name, part }: SheetPart,
  workbook: Workbook,
  nameLength: number,
  isAlone: boolean,
): void {
  const text = new SheetText(joined, nameLength);
  let isNamed = isAlone && UNNAMED.test(name);
  readRows(part, workbook, (row) => {
    // A sheet with nothing on it is none.
    if (!isNamed) joined.add('heading', name, 2);
    isNamed = true;
    text.add(row);
  });
  text.end();
}
