import { withFittingNames } from '../fitting-names.js';
import { unpack } from '../office/archive.js';
import { coreTitle } from '../office/core-title.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { SheetsText } from '../sheets-text.js';
import { type StructuredText } from '../structured-text.js';
import { readRows } from './sheet-rows.js';
import { readWorkbook, type Workbook } from './workbook.js';

const WANTED = /^(?:xl\/.*|docProps\/core)\.(?:xml|rels)$/i;

/**
 * Workbooks of Excel: sheet by sheet under its name, each row with the names of its columns, and what was
 * remarked on cells. Sheets that are hidden are left out, and a warning says so.
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
  const shown = workbook.sheets.filter(({ isHidden }) => !isHidden);
  const text = new SheetsText(limits.characters, nameLength, shown.length === 1);
  for (const { name, part, comments, isHidden } of workbook.sheets) {
    text.startSheet(name, isHidden);
    if (isHidden) continue;
    for (const comment of comments) text.addComment(comment);
    readRows(part, workbook, (row) => {
      text.addRow(row);
    });
    text.endSheet();
  }
  return text.build(title);
}
