import { strToU8, zipSync } from 'fflate';
import { type DocumentFormat } from './document-format.js';
import { DOCUMENT_FORMATS } from './document-formats.js';
import { formatOf } from './format-of.js';
import { parseFile } from './parse-file.js';
import { DEFAULT_PARSING_LIMITS } from './parsing-limits.js';
import { aFile } from './testing/a-file.js';
import { docxFile, paragraph } from './testing/docx-file.js';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const formatName = (fileName: string, content: string | Uint8Array, mediaType = '') =>
  formatOf(aFile(fileName, content, mediaType)).name;

/** An archive with entries of these names. */
const archive = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));

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
    ['a.exe', 'MZ', 'application/octet-stream', 'end in .exe'],
    ['a', 'words', 'application/json', 'type application/json'],
    ['a', 'words', '', 'Nothing tells'],
    ['a.rtf', '{\\rtf1', 'text/rtf', 'save it as DOCX'],
    ['constructor', 'x', 'constructor', 'type constructor'],
  ])('refuses %s', (fileName, content, mediaType, reason) => {
    expect(() => formatName(fileName, content, mediaType)).toThrow(reason);
  });

  it('knows a Word document by its entries, wherever its main part is numbered', () => {
    expect(formatName('a', archive('[Content_Types].xml', 'word/document2.xml'))).toBe('DOCX');
    expect(formatName('a.zip', docxFile(paragraph('text')), 'application/zip')).toBe('DOCX');
  });

  it.each([
    ['photos.zip', archive('a.jpg', 'b.jpg'), 'application/zip', 'an archive, but not a Word document'],
    ['photos.docx', archive('a.jpg', 'b.jpg'), DOCX_TYPE, 'an archive, but not a Word document'],
    ['notes.txt', archive('notes.txt'), 'text/plain', 'an archive, but not a Word document'],
    ['copy.zip', archive('word/document.xml'), '', 'an archive, but not a Word document'],
    ['nested.zip', archive('[Content_Types].xml', 'old/word/document.xml'), '', 'an archive, but not'],
    ['book.xlsx', archive('[Content_Types].xml', 'xl/workbook.xml'), '', 'save its sheets as CSV'],
    ['book.docx', archive('[Content_Types].xml', 'xl/workbook.xml'), DOCX_TYPE, 'save its sheets as CSV'],
    ['slides.pptx', archive('[Content_Types].xml', 'ppt/presentation.xml'), '', 'save it as PDF'],
    ['text.odt', archive('mimetype', 'content.xml'), '', 'an archive, but not a Word document'],
  ])('refuses %s, whatever it says it is', (fileName, bytes, mediaType, reason) => {
    expect(() => formatName(fileName, bytes, mediaType)).toThrow(
      expect.objectContaining({
        code: 'document_unsupported',
        message: expect.stringContaining(reason),
      }),
    );
  });

  it('looks past what is stored in an archive as it is', () => {
    const bytes = zipSync({ 'a.pdf': strToU8('%PDF-1.7') }, { level: 0 });
    expect(() => formatName('a.pdf', bytes)).toThrow('an archive, but not');
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
        'The file is an archive, but not a Word document. ' +
        'Supported are plain text, Markdown, HTML, PDF, DOCX and CSV.',
    });
  });
});
