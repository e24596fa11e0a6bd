import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { parseRtf } from './rtf-parser.js';

const read = (body: string, head = '') =>
  parseRtf(
    Buffer.from(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 MS;}}` +
        String.raw`{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}}${head}${body}}`,
      'latin1',
    ),
    DEFAULT_PARSING_LIMITS,
  );

describe('parseRtf', () => {
  it('reads paragraphs and headings, by their style or their level', () => {
    const text = read(
      String.raw`\pard\s1 Fees\par\pard Four \b a\b0  month.\par\pard\s2 Cards\par\pard\outlinelevel2 Gold\par\pard Nine.`,
    );
    expect(blocksOf(text)).toEqual([
      'h1: Fees',
      'paragraph: Four a month.',
      'h2: Cards',
      'h3: Gold',
      'paragraph: Nine.',
    ]);
    expect(text.title).toBe('Fees');
  });

  it('reads signs of every kind of writing once', () => {
    const body = String.raw`\'fc \u8364?9 {\uc2\u8364\'80\'81 1} {\f1\'c4\'e0} {\f2\'82\'a0} \{a\}\~b\emdash c \u-10179?\u-8704?`;
    expect(read(body).text).toBe('ü €9 € 1 Да あ {a}\u00A0b—c 😀');
  });

  it('reads lists with their marks, and tables with the names of their columns', () => {
    const item = (mark: string, text: string) => String.raw`\pard\ilvl0{\listtext ${mark}\tab}${text}\par`;
    const row = (...cells: string[]) =>
      String.raw`\trowd\pard\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\row`;
    const text = read(
      item(String.raw`\'b7`, ' Free') +
        item('2.', ' Fast') +
        row('Account', 'Card', 'Fee') +
        row('Checking', 'Gold', '9') +
        String.raw`\pard End.\par`,
    );
    expect(blocksOf(text)).toEqual([
      'list-item: - Free',
      'list-item: 2. Fast',
      'table-row: Account: Checking; Card: Gold; Fee: 9',
      'paragraph: End.',
    ]);
  });

  it('keeps notes in brackets, and leaves out what is no text', () => {
    const body = String.raw`{\header Page}Seen{\*\generator x;}{\pict 89504e47}{\v unseen}{\footnote\pard Small.\par}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt  link}}{\*\unknown more}.\bin4 {{{{`;
    expect(read(body, String.raw`{\info{\title Prices of cards}{\author Ann}}`)).toMatchObject({
      text: 'Seen (Small. ) link.',
      title: 'Prices of cards',
    });
  });

  it('gives up what is nested without end', () => {
    expect(() => read('{'.repeat(100_000))).toThrow(expect.objectContaining({ code: 'document_unreadable' }));
  });
});
