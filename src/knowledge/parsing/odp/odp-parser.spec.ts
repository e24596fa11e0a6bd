import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { odpBox, odpFile } from '../testing/odf-file.js';
import { parseOdp } from './odp-parser.js';

const read = (pages: string, options?: Parameters<typeof odpFile>[1]) =>
  parseOdp(odpFile(pages, options), DEFAULT_PARSING_LIMITS);
const page = (content: string, attributes = ''): string => `<draw:page ${attributes}>${content}</draw:page>`;
const text = (content: string): string => `<text:p>${content}</text:p>`;

describe('parseOdp', () => {
  it('reads slides under their titles, with the notes of the speaker', () => {
    const notes = `<presentation:notes>${odpBox('page', text('picture'))}${odpBox('notes', text('Say that it was <text:span>five</text:span>.') + text('And smile.'))}${odpBox('page-number', text('7'))}</presentation:notes>`;
    const slides = read(
      '<presentation:footer-decl>Everywhere</presentation:footer-decl>' +
        page(
          odpBox('title', text('Fees') + text('2026')) + odpBox('subtitle', text('Four a month.')) + notes,
        ) +
        page(`<draw:custom-shape>${text('Only a shape.')}</draw:custom-shape>`) +
        page(odpBox('footer', text('Everywhere')) + odpBox('date-time', text('today'))),
    );
    expect(slides.title).toBe('Fees 2026');
    expect(blocksOf(slides)).toEqual([
      'h2: Fees 2026',
      'paragraph: Four a month.',
      'paragraph: Notes: Say that it was five.\nAnd smile.',
      'h2: Slide 2',
      'paragraph: Only a shape.',
    ]);
  });

  it('reads lists level by level, and tables with the names of their columns', () => {
    const item = (content: string, more = ''): string =>
      `<text:list-item>${text(content)}${more}</text:list-item>`;
    const list = `<text:list>${item('Free', `<text:list>${item('in Europe')}</text:list>`)}${item('Quick')}</text:list>`;
    const row = (...cells: string[]): string =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell>${text(cell)}</table:table-cell>`).join('')}</table:table-row>`;
    const table = `<draw:g><draw:frame><table:table table:use-first-row-styles="true">${row('Account', 'Fee')}${row('Checking', '4')}${row('Savings', '0')}</table:table></draw:frame></draw:g>`;
    const slides = read(page(odpBox('title', text('Fees')) + odpBox('outline', list) + table));
    expect(blocksOf(slides)).toEqual([
      'h2: Fees',
      'list-item: - Free',
      'list-item:   - in Europe',
      'list-item: - Quick',
      'table-row: Account: Checking; Fee: 4',
      'table-row: Account: Savings; Fee: 0',
    ]);
  });

  it('tells what was remarked, and a second title as a text', () => {
    const remark = `<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026-01-01</dc:date>${text('Is that true?')}</office:annotation>`;
    const slides = read(page(odpBox('title', text('One')) + remark + odpBox('title', text('Two'))));
    expect(blocksOf(slides)).toEqual(['h2: One', 'paragraph: Two', 'paragraph: Comment: Is that true?']);
  });

  it('leaves hidden slides out and says so', () => {
    const styles =
      '<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>';
    const slides = read(
      page(odpBox('title', text('Seen')), 'draw:style-name="dp1"') +
        page(odpBox('title', text('Unseen')), 'draw:style-name="dp2"'),
      { styles },
    );
    expect(slides.text).toBe('Seen');
    expect(slides.warnings).toEqual([
      { code: 'parts_left_out', detail: 'Hidden slides are not read: 1 of 2.' },
    ]);
  });

  it('says when it has a password, or no slides, and gives up what is nested without end', () => {
    const more = { 'META-INF/manifest.xml': '<manifest:encryption-data/>' };
    expect(() => read('', { more })).toThrow(expect.objectContaining({ code: 'document_encrypted' }));
    expect(() => read('')).toThrow(expect.objectContaining({ code: 'document_unreadable' }));
    expect(() => read('<draw:page>'.repeat(20_000))).toThrow(
      expect.objectContaining({ code: 'document_too_large' }),
    );
  });
});
