// Longer than other files: it is one promise, and is read as one by whoever writes another parser.
import { strToU8, zipSync } from 'fflate';
import { type DocumentParser } from './document-parser.js';
import { type ParseErrorCode } from './parse-error.js';
import { DEFAULT_PARSING_LIMITS, type ParsingLimits } from './parsing-limits.js';
import { aFile } from './testing/a-file.js';
import { type FlatText, type TextBlock } from './structured-text.js';
import { blocksOf } from './testing/blocks-of.js';
import { epubFile, odtFile } from './testing/book-files.js';
import { odpBox, odpFile, odsFile, odsSheet } from './testing/odf-file.js';
import { docxFile, paragraph } from './testing/docx-file.js';
import { pdfFile } from './testing/pdf-file.js';
import { box, pptxFile } from './testing/pptx-file.js';
import { xlsxFile } from './testing/xlsx-file.js';
import { type UploadedFile } from './uploaded-file.js';

const MEGABYTE = 1024 * 1024;
const FEES = [
  ['Account', 'Fee'],
  ['Checking', '4'],
  ['Savings', '0'],
];
const PAGE = [
  { text: 'Fees', y: 700, size: 20 },
  { text: 'An account costs four a month.', y: 660 },
];

/** What every {@link DocumentParser} owes to whoever calls it. */
export function describeDocumentParser(
  name: string,
  create: (limits: ParsingLimits) => DocumentParser,
): void {
  const parse = (file: UploadedFile, limits: Partial<ParsingLimits> = {}, signal?: AbortSignal) =>
    create({ ...DEFAULT_PARSING_LIMITS, ...limits }).parse(file, signal ?? new AbortController().signal);
  const expectFailure = async (code: ParseErrorCode, file: UploadedFile, limits?: Partial<ParsingLimits>) => {
    await expect(parse(file, limits)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/.{10,}\./),
    });
  };

  describe(`${name} as a document parser`, () => {
    it.each([
      ['text', aFile('a.txt', 'Fees\n====\n\nFour a month.')],
      ['Markdown', aFile('a.md', '# Fees\n\nFour a month.')],
      ['HTML', aFile('a.html', '<h1>Fees</h1><p>Four a month.')],
      ['PDF', aFile('a.pdf', pdfFile([PAGE]))],
      ['DOCX', aFile('a.docx', docxFile(paragraph('Fees', 'berschrift1') + paragraph('Four a month.')))],
      ['ODT', aFile('a.odt', odtFile('<text:h>Fees</text:h><text:p>Four a month.</text:p>'))],
      [
        'ODP',
        aFile(
          'a.odp',
          odpFile(
            `<draw:page>${odpBox('title', '<text:p>Fees</text:p>')}${odpBox('outline', '<text:p>Four a month.</text:p>')}</draw:page>`,
          ),
        ),
      ],
      ['RTF', aFile('a.rtf', String.raw`{\rtf1\pard\outlinelevel0 Fees\par\pard Four a month.\par}`)],
      ['EPUB', aFile('a.epub', epubFile(['<h1>Fees</h1><p>Four a month.']))],
      ['PPTX', aFile('a.pptx', pptxFile([{ shapes: box(['Fees'], 'title') + box(['Four a month.']) }]))],
      ['EML', aFile('a.eml', 'Subject: Fees\r\n\r\nFour a month.')],
    ])('reads %s', async (_, file) => {
      const document = await parse(file);
      expect(document.title).toBe('Fees');
      expect(blocksIn(document).map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
      expect(document.text).toMatch(/four a month/i);
    });

    it.each([
      ['CSV', aFile('fees.csv', 'Account,Fee\nChecking,4\nSavings,0\n')],
      ['JSON', aFile('fees.json', '[{"Account":"Checking","Fee":4},{"Account":"Savings","Fee":0}]')],
      ['XLSX', aFile('fees.xlsx', xlsxFile([{ name: 'Sheet1', rows: FEES }]))],
    ])('reads %s', async (_, file) => {
      const document = await parse(file);
      expect(blocksOf({ ...document, blocks: blocksIn(document) })).toEqual([
        'table-row: Account: Checking; Fee: 4',
        'table-row: Account: Savings; Fee: 0',
      ]);
    });

    it('leaves the bytes to the caller', async () => {
      const { bytes } = aFile('a.pdf', pdfFile([PAGE]));
      const before = bytes.slice();
      await parse({ bytes, fileName: 'a.pdf', mediaType: 'application/pdf' });
      expect(bytes).toEqual(before);
    });

    it('tells how many pages are read', async () => {
      const progress: number[][] = [];
      const file = aFile('a.pdf', pdfFile([PAGE, PAGE]));
      await create(DEFAULT_PARSING_LIMITS).parse(file, new AbortController().signal, (done, total) => {
        progress.push([done, total]);
      });
      expect(progress).toEqual([
        [1, 2],
        [2, 2],
      ]);
    });

    it('rejects with the reason of a signal that gave up before', async () => {
      const reason = new Error('no longer wanted');
      await expect(parse(aFile('a.txt', 'text'), {}, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('gives a PDF up between two pages', async () => {
      const controller = new AbortController();
      const reason = new Error('no longer wanted');
      const file = aFile('a.pdf', pdfFile(Array.from({ length: 200 }, () => PAGE)));
      const parsing = create(DEFAULT_PARSING_LIMITS).parse(file, controller.signal, () => {
        controller.abort(reason);
      });
      await expect(parsing).rejects.toBe(reason);
    });

    it('refuses what it cannot read, naming what it can', async () => {
      await expect(parse(aFile('a.xyz', 'text'))).rejects.toMatchObject({
        code: 'document_unsupported',
        message: expect.stringContaining('plain text, Markdown, HTML, PDF, DOCX, PPTX, XLSX'),
      });
      await expectFailure('document_unsupported', aFile('a.txt', 'binary \u0001\u0002\u0003\u0004 data'));
      await expectFailure('document_unsupported', aFile('a.docx', zipSync({ 'a.txt': strToU8('text') })));
    });

    it('says when a file is broken', async () => {
      const pdf = pdfFile([PAGE]);
      await expectFailure('document_unreadable', aFile('a.pdf', '%PDF-1.4 and then nothing'));
      await expectFailure('document_unreadable', aFile('a.pdf', pdf.subarray(0, 40)));
      await expectFailure('document_unreadable', aFile('a.pdf', 'no PDF at all'));
      const docx = docxFile(paragraph('text'));
      await expectFailure('document_unreadable', aFile('a.docx', docx.subarray(0, docx.length / 2)));
      await expectFailure('document_unreadable', aFile('a.docx', 'no archive at all'));
    });

    it('says when a file is encrypted', async () => {
      await expectFailure('document_encrypted', aFile('a.pdf', pdfFile([PAGE], { encrypted: true })));
      const container = Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(500),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]);
      await expectFailure('document_encrypted', aFile('a.docx', container));
    });

    it('says when there is no text', async () => {
      await expect(parse(aFile('scan.pdf', pdfFile([[], []], { image: true })))).rejects.toMatchObject({
        code: 'document_without_text',
        message: expect.stringContaining('OCR'),
      });
      await expectFailure('document_without_text', aFile('a.txt', ' \n '));
      await expectFailure('document_without_text', aFile('a.html', '<p> <script>run()</script>'));
      await expectFailure('document_without_text', aFile('a.docx', docxFile('')));
    });

    it('says when a text is too long', async () => {
      const limits = { characters: 1_000 };
      const long = 'word '.repeat(300);
      await expectFailure('document_too_large', aFile('a.txt', long), limits);
      await expectFailure('document_too_large', aFile('a.html', `<p>${long}`), limits);
      await expectFailure('document_too_large', aFile('a.csv', 'a,b\n1,2\n'.repeat(300)), limits);
      await expectFailure('document_too_large', aFile('a.docx', docxFile(paragraph(long))), limits);
      await expectFailure('document_too_large', aFile('a.pdf', pdfFile(Array(40).fill(PAGE))), limits);
      await expectFailure('document_too_large', aFile('a.pdf', pdfFile(Array(40).fill(PAGE))), { pages: 39 });
    });

    it('does not unpack an archive that is a bomb', async () => {
      const bomb = docxFile(paragraph('text'), { more: { 'word/bomb.xml': new Uint8Array(101 * MEGABYTE) } });
      expect(bomb.length).toBeLessThan(MEGABYTE);
      await expectFailure('document_too_large', aFile('a.docx', bomb));
      const many = Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`word/${index}`, strToU8('')]),
      );
      await expectFailure('document_too_large', aFile('a.docx', docxFile('', { more: many })), {
        archiveEntries: 40,
      });
    });

    it.each([
      ['PPTX', 'a.pptx', (more: Record<string, string>) => pptxFile([{ shapes: '' }], more), 'ppt/bomb.xml'],
      ['ODT', 'a.odt', (more: Record<string, string>) => odtFile('', { more }), 'styles.xml'],
      ['ODS', 'a.ods', (more: Record<string, string>) => odsFile('', { more }), 'styles.xml'],
      ['ODP', 'a.odp', (more: Record<string, string>) => odpFile('', { more }), 'styles.xml'],
      ['EPUB', 'a.epub', (more: Record<string, string>) => epubFile(['x'], { more }), 'OPS/bomb.xhtml'],
    ])('does not unpack a bomb that looks like %s', async (_, name, create, part) => {
      const bomb = create({ [part]: ' '.repeat(101 * MEGABYTE) });
      expect(bomb.length).toBeLessThan(MEGABYTE);
      await expectFailure('document_too_large', aFile(name, bomb));
    });

    it('gives up sheets, books and records that make too long a text', async () => {
      const limits = { characters: 1_000 };
      const rows = Array.from({ length: 300 }, () => ['Checking', '4']);
      await expectFailure('document_too_large', aFile('a.xlsx', xlsxFile([{ name: 'S', rows }])), limits);
      await expectFailure('document_too_large', aFile('a.ods', odsFile(odsSheet('S', rows))), limits);
      await expectFailure(
        'document_too_large',
        aFile('a.epub', epubFile(['x'.repeat(600), 'y'.repeat(600)])),
        limits,
      );
      await expectFailure('document_too_large', aFile('a.json', JSON.stringify(rows)), limits);
      await expectFailure('document_too_large', aFile('a.py', 'x'.repeat(1_001)), limits);
    });

    it('unpacks no more than the directory of an archive admits to', async () => {
      const bomb = docxFile(paragraph('x'.repeat(5 * MEGABYTE)));
      const view = new DataView(bomb.buffer);
      for (let at = 0; at < bomb.length - 46; at += 1) {
        // The unpacked size of each entry, where the directory tells it.
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 400, true);
      }
      await expectFailure('document_unreadable', aFile('a.docx', bomb));
    });
  });
}

function blocksIn({ structure }: FlatText): TextBlock[] {
  return JSON.parse(structure) as TextBlock[];
}
