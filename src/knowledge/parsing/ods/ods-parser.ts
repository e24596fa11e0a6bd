import { withFittingNames } from '../fitting-names.js';
import { readBody, readOpenDocument } from '../odf/open-document.js';
import { ParseError } from '../parse-error.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { SheetsText } from '../sheets-text.js';
import { type StructuredText } from '../structured-text.js';
import { SheetReader } from './sheet-reader.js';
import { SheetStyles } from './sheet-styles.js';

const TABLE = /<table:table\s([^<>]*)/g;
const STYLE = /table:style-name="([^"]*)"/;

/**
 * Workbooks of LibreOffice and its like: sheet by sheet under its name, each row with the names of its columns. Sheets that
 * are hidden are left out, and a warning says so.
 *
 * @throws ParseError when it is not a whole workbook, or too large a one.
 */
export function parseOds(bytes: Uint8Array, limits: ParsingLimits): StructuredText {
  const { source, title, styles } = readOpenDocument(bytes, limits);
  const sheetStyles = new SheetStyles(...styles);
  // A table within a cell has no name.
  const sheets = Array.from(source.matchAll(TABLE), ([, attributes = '']) => attributes)
    .filter((attributes) => attributes.includes('table:name='))
    .map((attributes) => STYLE.exec(attributes)?.[1]);
  if (sheets.length === 0) throw new ParseError('document_unreadable', 'The workbook has no sheets.');
  const shown = sheets.filter((style) => !sheetStyles.isHidden(style));
  return withFittingNames((nameLength) => {
    const text = new SheetsText(limits.characters, nameLength, shown.length === 1);
    readBody(source, new SheetReader(text, sheetStyles));
    return text.build(title);
  });
}
