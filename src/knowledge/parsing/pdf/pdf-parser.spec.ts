import { deflateSync } from 'node:zlib';
import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { type DrawnLine, pdfFile, type PdfFileOptions } from '../testing/pdf-file.js';
import { parsePdf } from './pdf-parser.js';

const read = (pages: DrawnLine[][], options?: PdfFileOptions) =>
  parsePdf({ bytes: pdfFile(pages, options) }, { limits: DEFAULT_PARSING_LIMITS });

const WIDE = 'A line of text that is about as long as the lines of this page are,';
/** Lines of a page, the first at the top of its text. */
function below(top: number, texts: string[], step = 14): DrawnLine[] {
  return texts.map((text, index) => ({ text, y: top - index * step }));
}

describe('parsePdf', () => {
  it('joins lines to paragraphs, and words that were broken', async () => {
    const document = await read([
      [
        ...below(700, [WIDE, 'and goes on to an-', 'other that ends here.']),
        ...below(640, [WIDE, 'which is a paragraph of its own.']),
      ],
    ]);

    expect(blocksOf(document)).toEqual([
      `paragraph: ${WIDE} and goes on to another that ends here.`,
      `paragraph: ${WIDE} which is a paragraph of its own.`,
    ]);
  });

  it('knows headings by the size of their type', async () => {
    const document = await read([
      [
        { text: 'Handbook', y: 760, size: 24 },
        { text: 'Fees', y: 700, size: 16 },
        ...below(670, [WIDE, 'and this ends it.']),
        { text: 'Rates', y: 600, size: 16 },
        ...below(570, [WIDE, 'and this ends it.']),
      ],
    ]);

    expect(document.title).toBe('Handbook');
    expect(blocksOf(document).filter((block) => block.startsWith('h'))).toEqual([
      'h1: Handbook',
      'h2: Fees',
      'h2: Rates',
    ]);
  });

  it('knows items of lists', async () => {
    const document = await read([
      below(700, ['Bring:', '- an identity card', '- a proof of your', 'address']),
    ]);

    expect(blocksOf(document)).toEqual([
      'paragraph: Bring:',
      'list-item: - an identity card',
      'list-item: - a proof of your address',
    ]);
  });

  it('drops what every page repeats in its margins, and goes on over the end of a page', async () => {
    const page = (number: number, texts: string[]) => [
      { text: 'Handbook of the bank', y: 810 },
      ...below(700, texts),
      { text: `Page ${number} of 3`, y: 30 },
    ];
    const document = await read([
      page(1, [WIDE, 'and it goes']),
      page(2, ['on to the next page.']),
      page(3, ['The End is near.']),
    ]);

    expect(document.text).toBe(`${WIDE} and it goes on to the next page.\n\nThe End is near.`);
  });

  it('keeps titles of pages that differ by their number, and drops the numbers of pages', async () => {
    const page = (number: number) => [
      { text: `Step ${number}`, y: 800, size: 20 },
      ...below(700, [WIDE]),
      { text: `Page ${number}`, y: 30 },
    ];
    const headings = blocksOf(await read([1, 2, 3, 4].map(page))).filter((block) => !block.includes(WIDE));

    expect(headings).toEqual(['h1: Step 1', 'h1: Step 2', 'h1: Step 3', 'h1: Step 4']);
  });

  it.each(['(anonymous)', 'Book1', 'fees.xlsx', 'setup.exe'])('takes no title of %s', async (title) => {
    const page = [{ text: 'Big', y: 700, size: 30 }, ...below(600, [WIDE])];

    expect((await read([page], { title })).title).toBe('Big');
  });

  it('takes neither a stamp at the side nor a sum in large type for a heading', async () => {
    const document = await read([
      [
        { text: 'archive:2301', x: 30, y: 300, size: 30, isTurned: true },
        { text: '27 EUR', y: 760, size: 26 },
        { text: 'Fees', y: 700, size: 20 },
        ...below(600, [WIDE]),
      ],
    ]);

    expect(document.title).toBe('Fees');
    expect(blocksOf(document).filter((block) => block.startsWith('h'))).toEqual(['h1: Fees']);
  });

  it('knows the headings of a page that lies on its side', async () => {
    const document = await read([
      [
        { text: 'Fees', x: 60, y: 72, size: 20, isTurned: true },
        { text: WIDE, x: 120, y: 72, isTurned: true },
      ],
    ]);

    expect(blocksOf(document)).toEqual(['h1: Fees', `paragraph: ${WIDE}`]);
  });

  it('reads letters once that are drawn twice to look bold', async () => {
    const document = await read([below(700, ['BBeerrtthh cclloosseedd', 'A bookkeeper keeps 11 22 33.'])]);

    expect(document.text).toBe('Berth closed A bookkeeper keeps 11 22 33.');
  });

  it('takes the title that the file tells, unless it says nothing', async () => {
    const page = [{ text: 'Big', y: 700, size: 30 }, ...below(600, [WIDE])];

    expect((await read([page], { title: 'All fees' })).title).toBe('All fees');
    expect((await read([page], { title: 'Microsoft Word - fees.doc' })).title).toBe('Big');
  });

  it('reads 500 pages', async () => {
    const pages = Array.from({ length: 500 }, (_, index) => [
      { text: `Chapter ${index + 1}`, y: 740, size: 18 },
      ...below(700, Array<string>(40).fill(WIDE)),
    ]);
    const document = await read(pages);

    expect(document.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(500);
    expect(document.text.length).toBeGreaterThan(500 * 40 * WIDE.length);
  });

  it('reads compressed pages', async () => {
    const data = deflateSync('BT /F1 11 Tf 72 700 Td (compressed) Tj ET');

    expect((await read([[]], { contents: { filter: 'FlateDecode', data } })).text).toBe('compressed');
  });
});
