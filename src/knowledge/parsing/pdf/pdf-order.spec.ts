import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { type DrawnLine, pdfFile, type PdfFileOptions } from '../testing/pdf-file.js';
import { parsePdf } from './pdf-parser.js';

const parse = (pages: DrawnLine[][], options?: PdfFileOptions) =>
  parsePdf({ bytes: pdfFile(pages, options) }, { limits: DEFAULT_PARSING_LIMITS });
const read = async (pages: DrawnLine[][], options?: PdfFileOptions) => blocksOf(await parse(pages, options));
const LINES = ['Pumps are washed on Mondays by', 'those who used them, and they', 'are dried in the hall before', 'anybody takes them out again.']; // prettier-ignore
const MORE = ['Hoses are hung up in the hall', 'and rolled up only when they', 'have dried for a day. Who has', 'none to hang up may go home.']; // prettier-ignore

function column(texts: readonly string[], x: number, top = 700): DrawnLine[] {
  return texts.map((text, index) => ({ text, x, y: top - index * 14 }));
}

/** Each sign beside the one before, from the left, as browsers write them. */
function signs(drawn: string, y: number): DrawnLine[] {
  return [...drawn].flatMap((text, index) =>
    text === ' ' ? [] : [{ text, x: 72 + index * 5.5, y, font: 'unicode' as const }],
  );
}

describe('parsePdf, of the order of a page', () => {
  it('reads columns of prose one by one, below a title across both', async () => {
    const title = { text: 'On the washing of pumps and of hoses in summer', y: 740, size: 16 };
    const rows = column(LINES, 72).flatMap((line, index) => [line, column(MORE, 320)[index]!]);

    expect(await read([[...rows, title]])).toEqual([
      `h1: ${title.text}`,
      `paragraph: ${LINES.join(' ')}`,
      `paragraph: ${MORE.join(' ')}`,
    ]);
  });

  it('reads notes in the margin behind the text, and takes none for a title', async () => {
    const text = [...LINES, ...MORE].map((line) => `${line} ${line.toLowerCase()}`);
    const note = { text: 'Mind the hall', x: 20, y: 668, size: 13 };
    const blocks = await read([[...column(text, 150), note]]);

    expect(blocks.at(-1)).toBe('paragraph: Mind the hall');
    expect(blocks.some((block) => block.startsWith('h'))).toBe(false);
  });

  it('keeps the mark of an item with it, however far away', async () => {
    const items = ['Wash the pumps', 'Dry the hoses', 'Go home'];
    const lines = items.flatMap((text, index) => [
      { text: `${index + 1}.`, x: 72, y: 700 - 14 * index },
      { text, x: 110, y: 700 - 14 * index },
    ]);

    expect(await read([lines])).toEqual(items.map((item, index) => `list-item: ${index + 1}. ${item}`));
  });

  it('reads Hebrew with numbers and Latin words from the right', async () => {
    const drawn = 'ץרא (Otter 2) 27 ריחמה';

    expect(await read([signs(drawn, 700)])).toEqual(['paragraph: המחיר 27 (Otter 2) ארץ']);
    expect(await read([[{ text: drawn, y: 700, font: 'unicode' }]])).toEqual([
      'paragraph: המחיר 27 (Otter 2) ארץ',
    ]);
  });

  it('reads Arabic that is drawn letter by letter in the forms of their places', async () => {
    expect(await read([signs('ءﺎﻨﻴﻤﻟا 12 مﻮﺳر', 700)])).toEqual(['paragraph: رسوم 12 الميناء']);
  });

  it('reads types without a map of their own by the standard ones, and joins their lines without spaces', async () => {
    const lines = ['客人应在到达当天支付', '泊位费。'].map((text, index) => ({ text, y: 700 - 14 * index, font: 'mapped' as const })); // prettier-ignore

    expect(await read([lines])).toEqual(['paragraph: 客人应在到达当天支付泊位费。']);
  });

  it('says where a type does not tell what it draws', async () => {
    const lines: DrawnLine[] = [{ text: '客人', y: 700, font: 'mapped' }];
    const options = { characterMap: 'No-Such-Map-H' };
    const mixed = await parse([[...lines, { text: 'Fees', y: 650 }]], options);

    await expect(parse([lines], options)).rejects.toMatchObject({
      code: 'document_without_text',
      message: expect.stringContaining('cannot be read'),
    });
    expect(mixed).toMatchObject({ text: 'Fees', warnings: [{ code: 'text_unreadable' }] });
  });

  it('says how many pages have no text', async () => {
    const pages: DrawnLine[][] = [[{ text: 'Cover', y: 700 }], [], [], [{ text: 'End', y: 700 }], []];
    const { warnings } = await parse(pages, { image: true });

    expect(warnings).toEqual([
      { code: 'pages_without_text', detail: expect.stringMatching(/^3 of 5 pages .*pages 2 to 3, 5/) },
    ]);
    expect((await parse(pages)).warnings).toEqual([]);
  });

  it('reads what was filled in, at its place, and what was written over the page', async () => {
    const lines = ['Name of the boat:', 'Insured:', 'Secret:', 'Berth:'].map((text, index) => ({ text, y: 700 - 30 * index })); // prettier-ignore
    const box = (top: number) => `/Rect [220 ${top - 5} 420 ${top + 15}]`;
    const annotations = [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Sea Otter) ${box(700)} >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Btn /T (insured) /V /Yes /AS /Yes /Rect [220 665 240 685] /AP << /N << /Yes 4 0 R /Off 4 0 R >> >> >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 8192 /T (secret) /V (pass) ${box(640)} >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (berth) /V (A2) /Opt [(A1) (A2)] ${box(610)} >>`,
      `<< /Type /Annot /Subtype /Widget /FT /Tx /F 2 /T (hidden) /V (unseen) ${box(560)} >>`,
      '<< /Type /Annot /Subtype /FreeText /DA (/Helv 10 Tf) /Contents (Checked by the office) /Rect [72 480 300 500] >>',
    ];
    const blocks = await read([lines], { annotations });

    expect(blocks).toEqual(
      expect.arrayContaining([
        'table-row: Name of the boat: Sea Otter',
        'table-row: Insured: ☒',
        'table-row: Berth: A2',
        'paragraph: Checked by the office',
      ]),
    );
    expect(blocks.join()).not.toMatch(/pass|unseen/);
  });
});
