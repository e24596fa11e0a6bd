import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { type DrawnLine, pdfFile, type PdfFileOptions } from '../testing/pdf-file.js';
import { parsePdf } from './pdf-parser.js';

const read = async (pages: DrawnLine[][], options?: PdfFileOptions) =>
  blocksOf(await parsePdf({ bytes: pdfFile(pages, options) }, { limits: DEFAULT_PARSING_LIMITS }));

const PROSE = 'A line of text that is about as long as the lines of this page are and';
const ROWS = [
  ['Pump', 'Flow', 'Price', 'Spare'],
  ['P1', 'up to 8 l', '118', ''],
  ['P2', 'up to 12 l', '127', '14'],
  ['P3', '', '141', '16'],
];
const PLACES = [72, 150, 260, 350];

/** Cells at their places, each row below the one before. */
function rowsAt(rows: string[][], top: number, places = PLACES, step = 18): DrawnLine[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((text, column) => (text === '' ? [] : [{ text, x: places[column]!, y: top - row * step }])),
  );
}

const EXPECTED = [
  'table-row: Pump: P1; Flow: up to 8 l; Price: 118',
  'table-row: Pump: P2; Flow: up to 12 l; Price: 127; Spare: 14',
  'table-row: Pump: P3; Price: 141; Spare: 16',
];

describe('parsePdf, of tables', () => {
  it('keeps rows and columns, whatever the order of drawing', async () => {
    const cells = rowsAt(ROWS, 600);
    const text = [{ text: PROSE, y: 640 }];

    expect(await read([[...text, ...cells]])).toEqual([`paragraph: ${PROSE}`, ...EXPECTED]);
    expect(await read([[...cells.toReversed(), ...text]])).toEqual([`paragraph: ${PROSE}`, ...EXPECTED]);
  });

  it('reads the cells of rulings, with lines of several texts and cells over several rows', async () => {
    const lines = [
      ...rowsAt([['Place', 'What is done', 'Price']], 690, [80, 180, 400]),
      ...rowsAt([['Hall']], 655, [80]),
      ...rowsAt([['', 'Hoses are washed', '9']], 670, [80, 180, 400]),
      ...rowsAt([['', 'and dried.']], 657, [80, 180]),
      ...rowsAt([['', 'Storage', '7']], 640, [80, 180, 400]),
    ];
    const rulings = [
      ...[705, 685, 630].map((y) => [72, y, 460, y] as const),
      [172, 650, 460, 650] as const,
      ...[72, 172, 392, 460].map((x) => [x, 630, x, 705] as const),
    ];

    expect(await read([lines], { rulings })).toEqual([
      'table-row: Place: Hall; What is done: Hoses are washed and dried.; Price: 9',
      'table-row: Place: Hall; What is done: Storage; Price: 7',
    ]);
  });

  it('gives each column the name that spans it', async () => {
    const lines = [
      ...rowsAt([['', 'Fee of summer', 'Fee of winter']], 700, [72, 170, 320]),
      ...rowsAt([['Pump', 'day', 'week', 'day', 'week']], 682, [72, 150, 230, 300, 370]),
      ...rowsAt(
        [
          ['P1', '1', '5', '2', '8'],
          ['P2', '3', '9', '4', '11'],
          ['P3', '3', '9', '4', '11'],
        ],
        664,
        [72, 155, 235, 305, 375],
      ),
    ];

    expect((await read([lines]))[0]).toBe(
      'table-row: Pump: P1; Fee of summer day: 1; Fee of summer week: 5; Fee of winter day: 2; Fee of winter week: 8',
    );
  });

  it('keeps the names over the end of a page, and does not repeat them as a row', async () => {
    const [head = [], ...body] = ROWS;
    const blocks = await read([
      rowsAt([head, ...body], 600),
      rowsAt([head, ...body], 600),
      rowsAt(body, 600),
    ]);

    expect(blocks).toEqual([...EXPECTED, ...EXPECTED, ...EXPECTED]);
  });

  it('joins the lines of one cell, and takes a cell in the middle of them to the same row', async () => {
    const lines = [
      ...rowsAt([['Service', 'What it is', 'Price']], 700, [72, 160, 400]),
      ...rowsAt([['', 'Lifting of what is'], ['Crane', 'heavy, with two', '95'], ['', 'helpers']], 676, [72, 160, 400], 12), // prettier-ignore
      ...rowsAt([['Water', 'At every place', '3']], 630, [72, 160, 400]),
    ];

    expect(await read([lines])).toEqual([
      'table-row: Service: Crane; What it is: Lifting of what is heavy, with two helpers; Price: 95',
      'table-row: Service: Water; What it is: At every place; Price: 3',
    ]);
  });

  it('tells things and what is said of them line by line', async () => {
    const invoice = [['Pump, 3 nights', '81 EUR'], ['Power', '12 EUR'], ['Crane', '95 EUR']]; // prettier-ignore
    const form = [['Name:', 'Otter'], ['Home', 'the hall'], ['Kind:', 'pump']]; // prettier-ignore

    expect(await read([rowsAt(invoice, 600, [72, 400])])).toEqual([
      'table-row: Pump, 3 nights 81 EUR',
      'table-row: Power 12 EUR',
      'table-row: Crane 95 EUR',
    ]);
    expect(await read([rowsAt(form, 600, [72, 300])])).toEqual([
      'table-row: Name: Otter',
      'table-row: Home: the hall',
      'table-row: Kind: pump',
    ]);
  });

  it('takes spaces in type of one width for columns', async () => {
    const rows = ['Pump      Flow        Price', 'P1        up to 8     118', 'P2        up to 12    127'];
    const lines = rows.map((text, index) => ({ text, y: 600 - 12 * index, font: 'unicode' as const }));

    expect(await read([lines])).toEqual([
      'table-row: Pump: P1; Flow: up to 8; Price: 118',
      'table-row: Pump: P2; Flow: up to 12; Price: 127',
    ]);
  });
});
