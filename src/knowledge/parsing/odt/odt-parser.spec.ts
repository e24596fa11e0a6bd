import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { odtFile } from '../testing/book-files.js';
import { parseOdt } from './odt-parser.js';

const read = (body: string, options?: Parameters<typeof odtFile>[1]) =>
  parseOdt(odtFile(body, options), DEFAULT_PARSING_LIMITS);

describe('parseOdt', () => {
  it('reads headings, paragraphs and notes', () => {
    const text = read(
      '<text:h text:outline-level="2">Fees</text:h><text:p>Four<text:s text:c="2"/>a <text:span>month</text:span>' +
        '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Five before.</text:p></text:note-body></text:note>.</text:p>',
    );
    expect(blocksOf(text)).toEqual(['h2: Fees', 'paragraph: Four a month ( Five before. ).']);
  });

  it('takes its title from its properties, else from the paragraph that is one', () => {
    const body = '<text:p text:style-name="P1">Handbook</text:p><text:p>Text.</text:p>';
    const styles = '<style:style style:name="P1" style:parent-style-name="Title"/>';
    expect(read(body, { styles }).title).toBe('Handbook');
    const more = { 'meta.xml': '<office:meta><dc:title>Card handbook</dc:title></office:meta>' };
    expect(read(body, { styles, more }).title).toBe('Card handbook');
  });

  it('reads lists as they are numbered', () => {
    const styles =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"/>' +
      '<text:list-level-style-bullet text:level="2"/></text:list-style>';
    const item = (text: string, more = '') =>
      `<text:list-item><text:p>${text}</text:p>${more}</text:list-item>`;
    const body = `<text:list text:style-name="L1">${item('One', `<text:list>${item('Inside')}</text:list>`)}${item('Two')}</text:list>`;
    expect(blocksOf(read(body, { styles }))).toEqual([
      'list-item: a. One',
      'list-item:   - Inside',
      'list-item: b. Two',
    ]);
  });

  it('reads tables with the names of their columns', () => {
    const cell = (text: string, more = '') =>
      `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
    const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
    const body = `<table:table><table:table-header-rows>${row(cell('Account'), cell('Fee'))}</table:table-header-rows>${row(
      cell('Checking', 'table:number-rows-spanned="2"'),
      cell('4'),
    )}${row('<table:covered-table-cell/>', cell('5'))}</table:table>`;
    expect(blocksOf(read(body))).toEqual([
      'table-row: Account: Checking; Fee: 4',
      'table-row: Account: Checking; Fee: 5',
    ]);
  });

  it('leaves out what was deleted, remarked or hidden, and lists of headings', () => {
    const styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
    const body =
      '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:table-of-content><text:p>contents</text:p></text:table-of-content>' +
      '<text:p>Seen<office:annotation><text:p>remark</text:p></office:annotation><text:span text:style-name="T1">unseen</text:span>.</text:p>';
    expect(read(body, { styles }).text).toBe('Seen.');
  });

  it('says when it has a password', () => {
    const more = {
      'META-INF/manifest.xml': '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
    };
    expect(() => read('', { more })).toThrow(expect.objectContaining({ code: 'document_encrypted' }));
  });

  it('gives up what is nested without end', () => {
    expect(() => read('<text:section>'.repeat(20_000))).toThrow(
      expect.objectContaining({ code: 'document_too_large' }),
    );
  });
});
