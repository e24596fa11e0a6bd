import { strToU8, zipSync } from 'fflate';
import { type DocumentFormat } from './document-format.js';
import { DOCUMENT_FORMATS } from './document-formats.js';
import { formatOf } from './format-of.js';
import { parseFile } from './parse-file.js';
import { DEFAULT_PARSING_LIMITS } from './parsing-limits.js';
import { aFile } from './testing/a-file.js';
import { archiveFile } from './testing/archive-file.js';
import { docxFile, paragraph } from './testing/docx-file.js';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const formatName = (fileName: string, content: string | Uint8Array, mediaType = '') =>
  formatOf(aFile(fileName, content, mediaType)).name;

/** An archive with entries of these names. */
const archive = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));

/** A container of Office before 2007 with a stream of this name. */
const container = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(300),
    Buffer.from(`${stream}\0`, 'utf16le'),
  ]);

describe('formatOf', () => {
  it('believes the content before all else', () => {
    expect(formatName('a.txt', '%PDF-1.7', 'text/plain')).toBe('PDF');
    expect(formatName('a.pdf', docxFile(paragraph('text')), 'application/pdf')).toBe('DOCX');
    expect(formatName('a.txt', '\n <!-- page -->\n<!DOCTYPE html>', 'text/plain')).toBe('HTML');
  });

  it('knows a PDF that begins late, and a text about PDF files', () => {
    expect(formatName('a', 'HTTP header\n\n%PDF-1.4\n1 0 obj')).toBe('PDF');
    expect(formatName('a.md', 'It begins with `%PDF-1.7`.')).toBe('Markdown');
  });

  it('believes the media type before the name', () => {
    expect(formatName('a.txt', 'a,b', 'text/csv; charset=utf-8')).toBe('CSV');
    expect(formatName('a', 'words', 'text/plain')).toBe('plain text');
  });

  it('asks the name where the media type says little', () => {
    expect(formatName('a.CSV', 'a,b', 'application/vnd.ms-excel')).toBe('CSV');
    expect(formatName('a.csv', 'a,b', 'text/plain')).toBe('CSV');
    expect(formatName('notes.md', 'a', 'application/octet-stream')).toBe('Markdown');
  });

  it.each([
    ['a.exe', 'words', 'application/octet-stream', 'end in .exe'],
    ['a', 'words', 'application/thing', 'type application/thing'],
    ['a', 'words', '', 'Nothing tells'],
    ['constructor', 'x', 'constructor', 'type constructor'],
  ])('refuses %s', (fileName, content, mediaType, reason) => {
    expect(() => formatName(fileName, content, mediaType)).toThrow(reason);
  });

  it('knows a Word document by its entries, wherever its main part is numbered', () => {
    expect(formatName('a', archive('[Content_Types].xml', 'word/document2.xml'))).toBe('DOCX');
    expect(formatName('a.zip', docxFile(paragraph('text')), 'application/zip')).toBe('DOCX');
  });

  it.each([
    ['PPTX', archive('[Content_Types].xml', 'ppt/presentation.xml')],
    ['XLSX', archive('[Content_Types].xml', 'xl/workbook.xml')],
    ['ODT', archiveFile({ 'content.xml': '<x/>' }, 'application/vnd.oasis.opendocument.text')],
    ['ODS', archiveFile({}, 'application/vnd.oasis.opendocument.spreadsheet-template')],
    ['ODP', archiveFile({}, 'application/vnd.oasis.opendocument.presentation')],
    ['EPUB', archiveFile({}, 'application/epub+zip')],
    ['EPUB', archive('META-INF/container.xml', 'OPS/book.opf')],
    ['RTF', Buffer.from('{\\rtf1')],
  ])('knows %s by what is in it', (name, bytes) => {
    expect(formatName('a.txt', bytes, 'text/plain')).toBe(name);
  });

  it.each([
    ['a.ts', 'video/mp2t', 'source text'],
    ['a.PY', 'application/octet-stream', 'source text'],
    ['a.py', 'text/plain', 'source text'],
    ['Makefile', '', 'source text'],
    ['docs/LICENSE', '', 'plain text'],
    ['a.json', 'application/octet-stream', 'JSON'],
    ['a', 'application/json', 'JSON'],
    ['a.eml', '', 'EML'],
  ])('knows %s of type "%s" by what is said of it', (fileName, mediaType, name) => {
    expect(formatName(fileName, 'words', mediaType)).toBe(name);
  });

  it.each([
    ['photos.zip', archive('a.jpg', 'b.jpg'), 'application/zip', 'an archive; unpack it'],
    ['photos.docx', archive('a.jpg', 'b.jpg'), DOCX_TYPE, 'an archive; unpack it'],
    ['notes.txt', archive('notes.txt'), 'text/plain', 'an archive; unpack it'],
    ['copy.zip', archive('word/document.xml'), '', 'an archive; unpack it'],
    ['nested.zip', archive('[Content_Types].xml', 'old/word/document.xml'), '', 'an archive; unpack it'],
    ['book.xlsb', archive('[Content_Types].xml', 'xl/workbook.bin'), '', 'save it as .xlsx'],
    ['plan.odg', archiveFile({}, 'application/vnd.oasis.opendocument.graphics'), '', 'save it as PDF'],
    ['talk.key', archive('Index/Document.iwa'), '', 'Keynote; export it as'],
    ['old.doc', container('WordDocument'), 'application/msword', 'save it as .docx'],
    ['old.xls', container('Workbook'), 'application/vnd.ms-excel', 'save it as .xlsx'],
    ['old.ppt', container('PowerPoint Document'), '', 'save it as .pptx'],
    ['mail.msg', container('__nameid_version1.0'), '', 'save it as .eml'],
    ['a.txt', Buffer.from('89504e470d0a1a0a', 'hex'), 'text/plain', 'is a picture'],
    ['a.md', Buffer.from('ffd8ffe000104a464946', 'hex'), '', 'is a picture'],
    ['a.mp4', Buffer.from('\0\0\0\x20ftypisom'), '', 'is a recording'],
    ['a.heic', Buffer.from('\0\0\0\x20ftypheic'), '', 'is a picture'],
    ['a.ts', Buffer.from(`G${'\0'.repeat(187)}`.repeat(3)), 'video/mp2t', 'is a recording'],
    ['a.txt', Buffer.from('MZ\x90\0\x03\0\0\0'), '', 'is a program'],
    ['a.csv', Buffer.from('SQLite format 3\0'), '', 'is a database'],
    ['a.tgz', Buffer.from('1f8b0800', 'hex'), '', 'an archive; unpack it'],
  ])('refuses %s, whatever it says it is', (fileName, bytes, mediaType, reason) => {
    expect(() => formatName(fileName, bytes, mediaType)).toThrow(
      expect.objectContaining({
        ...{ code: 'document_unsupported', kind: 'unsupported', message: expect.stringContaining(reason) },
        errors: [{ field: 'file', message: expect.stringContaining(reason) }],
      }),
    );
  });

  it('takes words for words, whatever they begin with', () => {
    for (const text of [
      'MZ is a sign.',
      'BMW drives.',
      'II* sent it.',
      'GIF is a format.',
      'PAR for the course',
      'ID3 is a sign.',
      'MY MICROWAVE',
      'GIF89a, a format',
      'The ftyp',
      `${'x '.repeat(127)} ajustar`,
      'wOFF goes',
    ])
      expect(formatName('a.txt', text)).toBe('plain text');
  });

  it('looks past what is stored in an archive as it is', () => {
    const bytes = zipSync({ 'a.pdf': strToU8('%PDF-1.7') }, { level: 0 });
    expect(() => formatName('a.pdf', bytes)).toThrow('an archive; unpack it');
  });

  it('says of half an archive that it is damaged', () => {
    const bytes = docxFile(paragraph('text'));
    expect(() => formatName('a.docx', bytes.subarray(0, bytes.length / 2))).toThrow(
      expect.objectContaining({ code: 'document_unreadable' }),
    );
  });

  it('takes a format more for an entry more', () => {
    const subtitles: DocumentFormat = {
      name: 'WebVTT',
      mediaTypes: ['text/vtt'],
      extensions: ['vtt'],
      isSeenIn: ({ start }) => start.startsWith('WEBVTT'),
      parse: () => ({ text: '', title: undefined, blocks: [] }),
    };
    const formats = [...DOCUMENT_FORMATS, subtitles];
    const of = (fileName: string, content: string, mediaType = '') =>
      formatOf(aFile(fileName, content, mediaType), formats);
    expect(of('a.txt', 'WEBVTT\n')).toBe(subtitles);
    expect(of('a', 'cue', 'text/vtt')).toBe(subtitles);
    expect(of('a.vtt', 'cue', 'text/plain')).toBe(subtitles);
    expect(of('a.md', 'cue').name).toBe('Markdown');
  });
});

describe('DOCUMENT_FORMATS', () => {
  it.each(['mediaTypes', 'extensions'] as const)(
    'gives each of its %s to one format, in small letters',
    (key) => {
      const all = DOCUMENT_FORMATS.flatMap((format) => format[key]);
      expect(new Set(all).size).toBe(all.length);
      expect(all.every((each) => each === each.toLowerCase())).toBe(true);
    },
  );

  it('is what a refusal lists', async () => {
    const parsing = parseFile(aFile('photos.zip', archive('a.jpg')), { limits: DEFAULT_PARSING_LIMITS });
    await expect(parsing).rejects.toMatchObject({
      code: 'document_unsupported',
      message:
        'The file is an archive; unpack it and upload the files in it. ' +
        'Supported are plain text, Markdown, HTML, PDF, DOCX, PPTX, XLSX, ODT, ODS, ODP, RTF, EPUB, EML, CSV, JSON and source text.',
    });
  });
});
