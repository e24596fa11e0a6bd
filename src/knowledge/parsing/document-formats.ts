import { type DocumentFormat, type FileSigns } from './document-format.js';
import { parseDocx } from './docx/docx-parser.js';
import { parseEpub } from './epub/epub-parser.js';
import { declaredEncoding, parseHtml } from './html/html-parser.js';
import { parseMail } from './mail/mail-parser.js';
import { parseOdp } from './odp/odp-parser.js';
import { parseOds } from './ods/ods-parser.js';
import { parseOdt } from './odt/odt-parser.js';
import { parsePdf } from './pdf/pdf-parser.js';
import { parsePptx } from './pptx/pptx-parser.js';
import { isContainerOf, saysItIs } from './refused-formats.js';
import { parseRtf } from './rtf/rtf-parser.js';
import { decodeFile, TEXT_FORMATS } from './text-formats.js';
import { parseXlsx } from './xlsx/xlsx-parser.js';

const HTML_START = /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html)\b/i;
const PDF_START = /^(?:\xEF\xBB\xBF)?\s{0,99}%PDF-\d/;
/** With the binary comment or the first object that follows. */
const LATE_PDF_START = /%PDF-\d\.\d\s{1,9}(?:%[^\n\r]{0,9}[\x80-\xFF]|\d{1,9} \d{1,9} obj)/;
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/**
 * The files that text can be made of, in the order in which they are told, and their bytes asked. Another is an entry
 * here, and a parser beside the others.
 */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = [
  TEXT_FORMATS.plain,
  TEXT_FORMATS.markdown,
  {
    name: 'HTML',
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    extensions: ['html', 'htm', 'xhtml'],
    isText: true,
    isSeenIn: ({ start }) => HTML_START.test(start),
    parse: (file, { limits }) => parseHtml(decodeFile(file, declaredEncoding(file.bytes)), limits, file),
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
    mediaTypes: [`${OPEN_XML}.wordprocessingml.document`],
    extensions: ['docx'],
    // What is in a container with a password, whichever of Office it is, its reader says.
    isSeenIn: (signs) =>
      isPackageOf(signs, /^word\/document\d*\.xml$/) || isContainerOf(signs, 'EncryptedPackage'),
    parse: (file, { limits }) => parseDocx(file.bytes, limits),
  },
  {
    name: 'PPTX',
    mediaTypes: [`${OPEN_XML}.presentationml.presentation`, `${OPEN_XML}.presentationml.slideshow`],
    extensions: ['pptx', 'ppsx'],
    isSeenIn: (signs) => isPackageOf(signs, /^ppt\/presentation\.xml$/),
    parse: (file, { limits }) => parsePptx(file.bytes, limits),
  },
  {
    name: 'XLSX',
    mediaTypes: [`${OPEN_XML}.spreadsheetml.sheet`],
    extensions: ['xlsx', 'xlsm'],
    isSeenIn: (signs) => isPackageOf(signs, /^xl\/workbook\d*\.xml$/),
    parse: (file, { limits }) => parseXlsx(file.bytes, limits),
  },
  {
    name: 'ODT',
    mediaTypes: ['application/vnd.oasis.opendocument.text'],
    extensions: ['odt', 'ott'],
    isSeenIn: (signs) => saysItIs(signs, 'application/vnd.oasis.opendocument.text'),
    parse: (file, { limits }) => parseOdt(file.bytes, limits),
  },
  {
    name: 'ODS',
    mediaTypes: ['application/vnd.oasis.opendocument.spreadsheet'],
    extensions: ['ods', 'ots'],
    isSeenIn: (signs) => saysItIs(signs, 'application/vnd.oasis.opendocument.spreadsheet'),
    parse: (file, { limits }) => parseOds(file.bytes, limits),
  },
  {
    name: 'ODP',
    mediaTypes: ['application/vnd.oasis.opendocument.presentation'],
    extensions: ['odp', 'otp'],
    isSeenIn: (signs) => saysItIs(signs, 'application/vnd.oasis.opendocument.presentation'),
    parse: (file, { limits }) => parseOdp(file.bytes, limits),
  },
  {
    name: 'RTF',
    mediaTypes: ['application/rtf', 'text/rtf', 'text/richtext', 'application/x-rtf'],
    extensions: ['rtf'],
    isSeenIn: ({ start }) => start.startsWith('{\\rtf'),
    parse: (file, { limits }) => parseRtf(file.bytes, limits),
  },
  {
    name: 'EPUB',
    mediaTypes: ['application/epub+zip'],
    extensions: ['epub'],
    isSeenIn: (signs) =>
      saysItIs(signs, 'application/epub+zip') ||
      (hasEntry(signs, /^META-INF\/container\.xml$/) && hasEntry(signs, /\.opf$/i)),
    parse: (file, { limits }) => parseEpub(file.bytes, limits),
  },
  {
    name: 'EML',
    mediaTypes: ['message/rfc822'],
    extensions: ['eml'],
    isText: true,
    parse: (file, { limits }) => parseMail(file.bytes, limits),
  },
  TEXT_FORMATS.commas,
  TEXT_FORMATS.tabs,
  TEXT_FORMATS.json,
  TEXT_FORMATS.source,
];

/** Whether it is an archive as Office writes them since 2007, with such an entry in it. */
function isPackageOf(signs: FileSigns, entry: RegExp): boolean {
  return hasEntry(signs, /^\[content_types\]\.xml$/i) && hasEntry(signs, entry);
}

function hasEntry({ entries = [] }: FileSigns, entry: RegExp): boolean {
  return entries.some((name) => entry.test(name));
}
