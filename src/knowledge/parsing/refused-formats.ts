import { type FileSigns, type RefusedFormat } from './document-format.js';

/** Of Office before 2007, of Outlook, and of any Office document with a password. */
export const OFFICE_CONTAINER = '\xD0\xCF\x11\xE0';
const PICTURE = 'The file is a picture; recognise its text (OCR) and save it as PDF';
const RECORDING = 'The file is a recording; upload what is said in it as text';
const ARCHIVE = 'The file is an archive; unpack it and upload the files in it';
const PROGRAM = 'The file is a program and no document';

/** Known and not read. Looked for in this order, behind what is. */
export const REFUSED_FORMATS: readonly RefusedFormat[] = [
  container('WordDocument', 'The file is in the old format of Word; save it as .docx'),
  container('PowerPoint Document', 'The file is in the old format of PowerPoint; save it as .pptx'),
  container('Workbook', 'The file is in the old format of Excel; save it as .xlsx'),
  container('Book', 'The file is in the old format of Excel; save it as .xlsx'),
  container('__nameid_version1.0', 'The file is a message of Outlook; save it as .eml'),
  start(OFFICE_CONTAINER, 'The file is in an old format of Office; save it as .docx, .xlsx or .pptx'),
  archive(/^xl\/workbook\.bin$/i, 'The file is a binary workbook of Excel; save it as .xlsx'),
  ofMediaType('oasis.opendocument', 'The file is a drawing of LibreOffice; save it as PDF'),
  archive(
    /^Index\/.*\.iwa$|^Index\.zip$/i,
    'The file is of Pages, Numbers or Keynote; export it as .docx, .xlsx or .pptx',
  ),
  { advice: ARCHIVE, isSeenIn: ({ entries }) => entries !== undefined },
  ...['\x1F\x8B', "7z\xBC\xAF'\x1C", 'Rar!\x1A\x07', '\xFD7zXZ\0', '\x28\xB5\x2F\xFD', 'PK\x05\x06'].map(
    (sign) => start(sign, ARCHIVE),
  ),
  within(4, '1AY&SY', ARCHIVE),
  within(257, 'ustar', ARCHIVE),
  ...['\x89PNG\r\n', '\xFF\xD8\xFF', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*', '8BPS\0', '\0\0\x01\0'].map(
    (sign) => start(sign, PICTURE),
  ),
  ...['ftyphei', 'ftypmif1', 'ftypavif'].map((sign) => within(4, sign, PICTURE)),
  within(8, 'WEBP', PICTURE),
  {
    advice: PICTURE,
    isSeenIn: ({ start: text }) => text.startsWith('BM') && text.slice(6, 10) === '\0\0\0\0',
  },
  ...[
    '\x1A\x45\xDF\xA3',
    'OggS\0',
    'fLaC\0',
    'ID3\x02',
    'ID3\x03',
    'ID3\x04',
    'FLV\x01',
    '\xFF\xFB',
    '\xFF\xF3',
    '\xFF\xF2',
  ].map((sign) => start(sign, RECORDING)),
  ...['\0\0\x01\xB3', '\0\0\x01\xBA'].map((sign) => start(sign, RECORDING)),
  within(4, 'ftyp', RECORDING),
  ...['WAVE', 'AVI '].map((sign) => within(8, sign, RECORDING)),
  { advice: RECORDING, isSeenIn: ({ start: text }) => isTransportStream(text) },
  ...['\x7FELF', '\xCF\xFA\xED\xFE', '\xCE\xFA\xED\xFE', '\xCA\xFE\xBA\xBE', '\0asm'].map((sign) =>
    start(sign, PROGRAM),
  ),
  {
    advice: PROGRAM,
    isSeenIn: ({ start: text }) => text.startsWith('MZ') && text.slice(0, 64).includes('\0\0'),
  },
  start('SQLite format 3\0', 'The file is a database; export its tables as CSV'),
  start('PAR1\x15', 'The file is a Parquet table; export it as CSV'),
  {
    advice: 'The file is PostScript; save it as PDF',
    isSeenIn: ({ start: text }) => text.startsWith('%!PS'),
  },
  ...['\0\x01\0\0', 'OTTO\0', 'wOFF', 'wOF2'].map((sign) =>
    start(sign, 'The file is a typeface and no document'),
  ),
];

function start(sign: string, advice: string): RefusedFormat {
  return within(0, sign, advice);
}

/** A text may have the same letters in the same place: MICROWAVE, ajustar. */
function within(offset: number, sign: string, advice: string): RefusedFormat {
  return { advice, isSeenIn: ({ start: text }) => text.startsWith(sign, offset) && isBinary(text) };
}

/** Whether there is a character that no text has. */
function isBinary(text: string): boolean {
  return [...text].some((letter) => letter < ' ' && !'\t\n\v\f\r\x1B'.includes(letter));
}

/** Packets of 188 bytes, each of which begins with the same sign. No text has as many zeros. */
function isTransportStream(text: string): boolean {
  return (
    [0, 188, 376].every((offset) => text[offset] === 'G') &&
    ['\0', '\xFF'].some((filler) => text.includes(filler))
  );
}

function archive(entry: RegExp, advice: string): RefusedFormat {
  return { advice, isSeenIn: ({ entries = [] }) => entries.some((name) => entry.test(name)) };
}

function ofMediaType(mediaType: string, advice: string): RefusedFormat {
  return { advice, isSeenIn: (signs) => saysItIs(signs, `application/vnd.${mediaType}`) };
}

function container(stream: string, advice: string): RefusedFormat {
  return { advice, isSeenIn: (signs) => isContainerOf(signs, stream) };
}

/** Whether it is a container with a stream of that name, as its directory writes it. */
export function isContainerOf({ start: text, bytes }: FileSigns, stream: string): boolean {
  if (!text.startsWith(OFFICE_CONTAINER)) return false;
  const name = Buffer.from(stream, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

/** Whether it is an archive whose first entry, as it should, says what it is. */
export function saysItIs({ start: text, entries }: FileSigns, mediaType: string): boolean {
  return entries !== undefined && text.slice(0, 200).includes(`mimetype${mediaType}`);
}
