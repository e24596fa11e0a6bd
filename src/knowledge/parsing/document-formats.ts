import { parseCsv } from './csv-parser.js';
import { decodeText } from './decode-text.js';
import { type DocumentFormat, type FileSigns, type RefusedFormat } from './document-format.js';
import { parseDocx } from './docx/docx-parser.js';
import { declaredEncoding, parseHtml } from './html/html-parser.js';
import { withoutPictures } from './markdown/embedded-pictures.js';
import { nameColumns } from './markdown/long-tables.js';
import { parseText, type TextKind } from './markdown/parse-text.js';
import { type ParseOptions } from './parse-options.js';
import { parsePdf } from './pdf/pdf-parser.js';
import { type StructuredText } from './structured-text.js';
import { checkLength } from './text-builder.js';
import { type UploadedFile } from './uploaded-file.js';

const HTML_START = /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html)\b/i;
const PDF_START = /^(?:\xEF\xBB\xBF)?\s{0,99}%PDF-\d/;
/** With the binary comment or the first object that follows. */
const LATE_PDF_START = /%PDF-\d\.\d\s{1,9}(?:%[^\n\r]{0,9}[\x80-\xFF]|\d{1,9} \d{1,9} obj)/;
/** Of Office before 2007, and of any Office document with a password. */
const OFFICE_CONTAINER = '\xD0\xCF\x11\xE0';

/**
 * The files that text can be made of, in the order in which they are told, and their bytes asked. Another is an entry
 * here, and a parser beside the others.
 */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = [
  {
    name: 'plain text',
    mediaTypes: ['text/plain'],
    extensions: ['txt', 'text', 'log'],
    parse: (file, options) => parsePlain(file, options, 'plain'),
  },
  {
    name: 'Markdown',
    mediaTypes: ['text/markdown', 'text/x-markdown'],
    extensions: ['md', 'markdown', 'mdown'],
    parse: (file, options) => parsePlain(file, options, 'markdown'),
  },
  {
    name: 'HTML',
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    extensions: ['html', 'htm', 'xhtml'],
    isSeenIn: ({ start }) => HTML_START.test(start),
    parse: (file, { limits }) =>
      parseHtml(decodeText(file.bytes, encodingOf(file) ?? declaredEncoding(file.bytes)), limits, file),
  },
  {
    name: 'PDF',
    mediaTypes: ['application/pdf', 'application/x-pdf'],
    extensions: ['pdf'],
    // It may begin late. An archive of PDF files is none, nor is a text about them.
    isSeenIn: ({ start, entries }) =>
      entries === undefined && (PDF_START.test(start) || LATE_PDF_START.test(start)),
    parse: (file, options) => parsePdf(file, options),
  },
  {
    name: 'DOCX',
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    extensions: ['docx'],
    // What is in an old container, its reader says: an old document, or one with a password.
    isSeenIn: (signs) =>
      isPackageOf(signs, /^word\/document\d*\.xml$/) || signs.start.startsWith(OFFICE_CONTAINER),
    parse: (file, { limits }) => parseDocx(file.bytes, limits),
  },
  {
    name: 'CSV',
    mediaTypes: ['text/csv', 'application/csv'],
    extensions: ['csv'],
    parse: (file, { limits }) => parseCsv(decodeText(file.bytes, encodingOf(file)), limits),
  },
  {
    name: 'CSV',
    mediaTypes: ['text/tab-separated-values'],
    extensions: ['tsv'],
    parse: (file, { limits }) => parseCsv(decodeText(file.bytes, encodingOf(file)), limits, '\t'),
  },
];

/** Looked for in this order, behind {@link DOCUMENT_FORMATS}. */
export const REFUSED_FORMATS: readonly RefusedFormat[] = [
  {
    advice: 'The file is rich text (RTF); save it as DOCX',
    isSeenIn: ({ start }) => start.startsWith('{\\rtf'),
  },
  {
    advice: 'The file is an Excel workbook; save its sheets as CSV',
    isSeenIn: (signs) => isPackageOf(signs, /^xl\//),
  },
  {
    advice: 'The file is a presentation; save it as PDF',
    isSeenIn: (signs) => isPackageOf(signs, /^ppt\//),
  },
  {
    advice: 'The file is an archive, but not a Word document',
    isSeenIn: ({ entries }) => entries !== undefined,
  },
];

/** Whether it is an archive as Office writes them since 2007, with such an entry in it. */
function isPackageOf({ entries = [] }: FileSigns, entry: RegExp): boolean {
  return (
    entries.some((name) => /^\[content_types\]\.xml$/i.test(name)) && entries.some((name) => entry.test(name))
  );
}

function parsePlain(file: UploadedFile, { limits }: ParseOptions, kind: TextKind): StructuredText {
  const text = withoutPictures(decodeText(file.bytes, encodingOf(file)));
  checkLength(text.length, limits.characters);
  return nameColumns(parseText(text, kind), limits.characters);
}

function encodingOf({ mediaType }: UploadedFile): string | undefined {
  return /;\s*charset\s*=\s*"?([\w:-]+)/i.exec(mediaType)?.[1];
}
