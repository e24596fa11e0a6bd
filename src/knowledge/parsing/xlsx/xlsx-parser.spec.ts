import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { type Sheet, xlsxFile, type XlsxFileOptions } from '../testing/xlsx-file.js';
import { parseXlsx } from './xlsx-parser.js';

const read = (sheets: readonly Sheet[], options?: XlsxFileOptions) =>
  parseXlsx(xlsxFile(sheets, options), DEFAULT_PARSING_LIMITS);
const FEES = [
  ['Account', 'Fee'],
  ['Checking', '4'],
  ['Savings', '0'],
];

describe('parseXlsx', () => {
  it('reads sheets under their names, each row with the names of its columns', () => {
    const text = read([
      { name: 'Fees', rows: FEES },
      { name: 'Empty', rows: [] },
      {
        name: 'Cards',
        rows: [
          ['Card', 'Limit', 'Region'],
          ['Gold', '500', 'EU'],
        ],
      },
    ]);
    expect(blocksOf(text)).toEqual([
      'h2: Fees',
      'table-row: Account: Checking; Fee: 4',
      'table-row: Account: Savings; Fee: 0',
      'h2: Cards',
      'table-row: Card: Gold; Limit: 500; Region: EU',
    ]);
  });

  it('needs no heading for a sheet that nobody named', () => {
    expect(blocksOf(read([{ name: 'Tabelle1', rows: FEES }]))[0]).toBe(
      'table-row: Account: Checking; Fee: 4',
    );
  });

  it('leaves hidden sheets out and names them', () => {
    const text = read([
      { name: 'Fees', rows: FEES },
      { name: 'Costs', rows: FEES, state: 'veryHidden' },
    ]);
    expect(text.warnings).toEqual([{ code: 'parts_left_out', detail: 'Hidden sheets are not read: Costs.' }]);
  });

  it('shows numbers as their cells do', () => {
    const cells = [1, 2, 3, 4, 5, 6].map((style, index) => `<c r="${'ABCDEF'[index]}2" s="${style}">`);
    const values = ['0.055', '45000', '45000.5', '12.5', '0.1', '9'];
    const names = [0, 1, 2, 3, 4, 5].map((index) => `<c r="${'ABCDEF'[index]}1" t="s"><v>${index}</v></c>`);
    const rows = `<row r="1">${names.join('')}</row><row r="2">${cells.map((cell, index) => `${cell}<v>${values[index]}</v></c>`).join('')}</row>`;
    const text = read([{ name: 'S', rows }], {
      strings: ['rate', 'from', 'at', 'fee', 'sum', 'price'].map(
        (name) => `<r><t>${name}</t></r><rPh><t>x</t></rPh>`,
      ),
      formats: [
        { id: 10 },
        { id: 14 },
        { id: 22 },
        { id: 164, code: '#,##0.00 "€"' },
        { id: 0 },
        { id: 165, code: '[$$-409]#,##0.00' },
      ],
    });
    expect(text.text).toBe(
      'S\n\nrate: 5.50%; from: 2023-03-15; at: 2023-03-15 12:00; fee: 12.50 €; sum: 0.1; price: $9.00',
    );
  });

  it.each([
    ['yyyy-mm-dd;@', '45000', '2023-03-15'],
    ['dd/mm/yyyy hh:mm', '45000.5', '2023-03-15 12:00'],
    ['[$-407]d. mmmm yyyy', '45000', '2023-03-15'],
    ['mmm', '45000', 'Mar'],
    ['mmmm', '45000', 'March'],
    ['mmm-yy', '45000', '2023-03'],
    ['yyyy', '45000', '2023'],
    ['hh:mm', '0.5', '12:00'],
    ['h:mm AM/PM', '0.75', '18:00'],
    ['[h]:mm', '1.6666666666666667', '40:00'],
    ['[hh]:mm:ss', '1.5', '36:00:00'],
    ['[m]:ss', '0.0625', '90:00'],
    ['[s]', '-0.001', '-86'],
    ['[Red]0.0', '7', '7.0'],
    ['mm:ss', '0.001', '00:01:26'],
  ])('shows %s of %s as %s', (code, number, shown) => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>${number}</v></c></row>`;
    const options = {
      strings: ['Name', 'Value', 'x'].map((name) => `<t>${name}</t>`),
      formats: [{ id: 164, code }],
    };
    expect(read([{ name: 'S', rows }], options).text).toBe(`S\n\nName: x; Value: ${shown}`);
  });

  it('repeats a cell in the rows that it spans', () => {
    const rows = [
      ['Account', 'Card', 'Fee'],
      ['Checking', 'Gold', '9'],
      ['', 'Plain', '0'],
      ['Savings', 'None', '1'],
    ];
    expect(blocksOf(read([{ name: 'S', rows, merged: ['A2:A3'] }])).slice(1)).toEqual([
      'table-row: Account: Checking; Card: Gold; Fee: 9',
      'table-row: Account: Checking; Card: Plain; Fee: 0',
      'table-row: Account: Savings; Card: None; Fee: 1',
    ]);
  });

  it('knows a second table below the first, and a table that goes on behind an empty row', () => {
    const other = [
      ['Country', 'Days'],
      ['France', '12'],
      ['Spain', '13'],
    ];
    const rows = [...FEES, [], ['Gold', '7'], [], ['Abroad'], [], ...other];
    expect(blocksOf(read([{ name: 'S', rows }])).slice(1)).toEqual([
      'table-row: Account: Checking; Fee: 4',
      'table-row: Account: Savings; Fee: 0',
      'table-row: Account: Gold; Fee: 7',
      'paragraph: Abroad',
      'table-row: Country: France; Days: 12',
      'table-row: Country: Spain; Days: 13',
    ]);
  });

  it('takes a cell at the far end of a sheet for what it is', () => {
    const far =
      '<row r="1"><c r="A1" t="str"><v>near</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    expect(read([{ name: 'S', rows: far }]).text).toBe('S\n\nnear');
  });

  it('does not expand entities', () => {
    const rows = '<row r="1"><c r="A1" t="str"><v>&lol;&amp;</v></c></row>';
    expect(read([{ name: 'S', rows: `<!DOCTYPE a [<!ENTITY lol "ha">]>${rows}` }]).text).toContain('&lol;&');
  });

  it('tells what was remarked on cells behind their rows: talks, or what older programs know of them', () => {
    const older = (text: string): string =>
      `<comments><commentList><comment ref="B2" authorId="0"><text><r><t>${text}</t></r><r><t> of May.</t></r><rPh><t>unsaid</t></rPh></text></comment></commentList></comments>`;
    const talk =
      '<ThreadedComments><threadedComment ref="B3"><text>Is it free?</text></threadedComment><threadedComment ref="B3" parentId="1"><text>It is.</text></threadedComment><threadedComment ref="nowhere"><text>Lost.</text></threadedComment></ThreadedComments>';
    const text = read([
      { name: 'Old', rows: FEES, comments: { 'comments1.xml': older('As') } },
      {
        name: 'New',
        rows: FEES,
        comments: {
          'comments2.xml': older('[Threaded comment]'),
          'threadedComments/threadedComment1.xml': talk,
        },
      },
      { name: 'Hidden', rows: FEES, comments: { 'comments3.xml': older('Unseen') }, state: 'hidden' },
      { name: 'Empty', rows: [], comments: { 'comments4.xml': older('On nothing') } },
    ]);
    expect(blocksOf(text).filter((block) => !block.startsWith('table-row'))).toEqual([
      'h2: Old',
      'paragraph: Comment on B2 (4): As of May.',
      'h2: New',
      'paragraph: Comment on B3 (0): Is it free?',
      'paragraph: Comment on B3 (0): It is.',
      'h2: Empty',
      'paragraph: Comment on B2: On nothing of May.',
    ]);
  });
});
