import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { odsCell, odsFile, odsSheet } from '../testing/odf-file.js';
import { parseOds } from './ods-parser.js';

const read = (sheets: string, options?: Parameters<typeof odsFile>[1], limits = DEFAULT_PARSING_LIMITS) =>
  parseOds(odsFile(sheets, options), limits);
const row = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;
const sheet = (rows: string, attributes = ''): string =>
  `<table:table table:name="Sheet1" ${attributes}>${rows}</table:table>`;
const EMPTY = '<table:table-cell table:number-columns-repeated="16380"/>';

describe('parseOds', () => {
  it('reads sheets under their names, each row with the names of its columns', () => {
    const text = read(
      odsSheet('Shop', [
        ['Article', 'In stock', 'Price'],
        ['Rope', '14', '3.20'],
        ['Lamp', '', '18.00'],
      ]) +
        odsSheet('Empty', [['', '']]) +
        odsSheet('Store', [
          ['Shelf', 'Article'],
          ['1', 'Anchor'],
        ]),
      { more: { 'meta.xml': '<office:meta><dc:title>Stock of the shop</dc:title></office:meta>' } },
    );
    expect(text.title).toBe('Stock of the shop');
    expect(blocksOf(text)).toEqual([
      'h2: Shop',
      'table-row: Article: Rope; In stock: 14; Price: 3.20',
      'table-row: Article: Lamp; Price: 18.00',
      'h2: Store',
      'table-row: Shelf: 1; Article: Anchor',
    ]);
  });

  it('reads what is shown, and dates with what is shown of them', () => {
    const date = (name: string, parts: string): string =>
      `<number:date-style style:name="N${name}">${parts}</number:date-style>` +
      `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="N${name}"/>`;
    const styles =
      date('day', '<number:day/><number:text>.</number:text><number:month/><number:year/>') +
      date('month', '<number:month number:textual="true" number:style="long"/><number:year/>') +
      '<style:style style:name="child" style:family="table-cell" style:parent-style-name="month"/>';
    const on = (value: string, style = ''): string =>
      odsCell('as elsewhere', `office:value-type="date" office:date-value="${value}" ${style}`);
    const text = read(
      sheet(
        '<table:table-column/><table:table-column table:default-cell-style-name="month"/>' +
          row(odsCell('Kind') + odsCell('Value') + odsCell('More')) +
          row(odsCell('day') + on('2026-03-01', 'table:style-name="day"')) +
          row(odsCell('column') + on('2026-03-01')) +
          row(odsCell('parent') + on('2026-03-01', 'table:style-name="child"')) +
          row(odsCell('time') + on('2026-03-01T09:30:00', 'table:style-name="other"')) +
          row(odsCell('share') + odsCell('5,5 %', 'office:value-type="percentage" office:value="0.055"')) +
          row(odsCell('no text') + odsCell('', 'office:value-type="percentage" office:value="0.055"')) +
          row(odsCell('truth') + odsCell('', 'office:value-type="boolean" office:boolean-value="true"')) +
          row(odsCell('lines') + odsCell('one</text:p><text:p>two<text:s/>three<text:line-break/>four')),
      ),
      { styles },
    );
    expect(blocksOf(text)).toEqual([
      'table-row: Kind: day; Value: 2026-03-01',
      'table-row: Kind: column; Value: 2026-03',
      'table-row: Kind: parent; Value: 2026-03',
      'table-row: Kind: time; Value: 2026-03-01 09:30',
      'table-row: Kind: share; Value: 5,5 %',
      'table-row: Kind: no text; Value: 5.5%',
      'table-row: Kind: truth; Value: TRUE',
      'table-row: Kind: lines; Value: one two three four',
    ]);
  });

  it('tells what is alike as often as it comes, and passes over what is empty', () => {
    const text = read(
      sheet(
        row(odsCell('Article') + odsCell('Shelf') + odsCell('Price') + EMPTY) +
          row(
            odsCell('Rope') + odsCell('1', 'table:number-columns-repeated="2"') + EMPTY,
            'table:number-rows-repeated="2"',
          ) +
          row(EMPTY, 'table:number-rows-repeated="1048000"') +
          row(odsCell('far below')),
      ),
    );
    expect(blocksOf(text)).toEqual([
      'table-row: Article: Rope; Shelf: 1; Price: 1',
      'table-row: Article: Rope; Shelf: 1; Price: 1',
      'paragraph: far below',
    ]);
  });

  it('says in each row what a cell over several says, and nothing of what it covers', () => {
    const covered = '<table:covered-table-cell><text:p>unseen</text:p></table:covered-table-cell>';
    const text = read(
      sheet(
        row(odsCell('Shelf') + odsCell('Article')) +
          row(odsCell('Left', 'table:number-rows-spanned="2"') + odsCell('Rope')) +
          row(covered + odsCell('Lamp')) +
          row(odsCell('Right') + odsCell('Flag')),
      ),
    );
    expect(blocksOf(text)).toEqual([
      'table-row: Shelf: Left; Article: Rope',
      'table-row: Shelf: Left; Article: Lamp',
      'table-row: Shelf: Right; Article: Flag',
    ]);
  });

  it('tells remarks behind the rows, and nothing of what is drawn over cells or was there before', () => {
    const remark =
      '<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026-01-01</dc:date><text:p>Ask <text:span>Bert</text:span></text:p><text:p>first.</text:p></office:annotation>';
    const drawn =
      '<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame><table:table><table:table-row><table:table-cell><text:p>inner</text:p></table:table-cell></table:table-row></table:table>';
    const text = read(
      '<table:tracked-changes><table:cell-content-change><text:p>before</text:p></table:cell-content-change></table:tracked-changes>' +
        sheet(
          '<table:shapes><draw:frame><text:p>shape</text:p></draw:frame></table:shapes>' +
            row(odsCell('Article') + odsCell('Price')) +
            row(odsCell('Rope') + odsCell('3.20', '', remark + drawn)) +
            row(odsCell('Lamp') + odsCell('', '', remark)),
        ),
    );
    expect(blocksOf(text)).toEqual([
      'table-row: Article: Rope; Price: 3.20',
      'table-row: Article: Lamp',
      'paragraph: Comment on B2 (3.20): Ask Bert\nfirst.',
      'paragraph: Comment on B3: Ask Bert\nfirst.',
    ]);
  });

  it('leaves hidden sheets out and says so, and says nothing of what is kept of other files', () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const hidden = 'table:style-name="ta2"';
    const text = read(
      odsSheet('Shown', [['Seen', 'too']]) +
        odsSheet('Secret', [['Unseen', 'too']], hidden) +
        odsSheet("'file:///home/somebody/other.ods'#$Sheet1", [['Foreign', 'too']], hidden),
      { styles },
    );
    expect(text.text).toContain('Seen');
    expect(text.text).not.toMatch(/Unseen|Foreign/);
    expect(text.warnings).toEqual([
      { code: 'parts_left_out', detail: 'Hidden sheets are not read: Secret.' },
    ]);
  });

  it('says when it has a password, or no sheets', () => {
    const more = { 'META-INF/manifest.xml': '<manifest:encryption-data/>' };
    expect(() => read('', { more })).toThrow(expect.objectContaining({ code: 'document_encrypted' }));
    expect(() => read('')).toThrow(expect.objectContaining({ code: 'document_unreadable' }));
  });

  it('gives up what is repeated or nested without end', () => {
    const tooLarge = expect.objectContaining({ code: 'document_too_large' }) as Error;
    const cells = odsCell('A cell that says something.', 'table:number-columns-repeated="16384"');
    const rows = row(cells, 'table:number-rows-repeated="1048576"');
    const limits = { ...DEFAULT_PARSING_LIMITS, characters: 1_000_000 };
    expect(() => read(sheet(rows), {}, limits)).toThrow(tooLarge);
    expect(() => read('<table:table table:name="S">'.repeat(20_000))).toThrow(tooLarge);
    expect(
      read(sheet(row(odsCell('a', 'table:number-columns-repeated="-1"'), 'table:number-rows-repeated="x"')))
        .text,
    ).toBe('a');
  });
});
