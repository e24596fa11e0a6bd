import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { box, pptxFile, type Slide } from '../testing/pptx-file.js';
import { parsePptx } from './pptx-parser.js';

const read = (slides: readonly Slide[], more?: Record<string, string>) =>
  parsePptx(pptxFile(slides, more), DEFAULT_PARSING_LIMITS);

describe('parsePptx', () => {
  it('reads slides in the order of the presentation, under their titles, with the notes of the speaker', () => {
    const text = read([
      { shapes: box(['Fees', '2026'], 'ctrTitle') + box(['Four a month.']), notes: 'Say that it was five.' },
      { shapes: box(['Only a box.']) },
      { shapes: box(['7'], 'sldNum') },
    ]);
    expect(text.title).toBe('Fees 2026');
    expect(blocksOf(text)).toEqual([
      'h2: Fees 2026',
      'paragraph: Four a month.',
      'paragraph: Notes: Say that it was five.',
      'h2: Slide 2',
      'paragraph: Only a box.',
    ]);
  });

  it('reads what a box lists, level by level', () => {
    const second = '<a:p><a:pPr lvl="1"/><a:r><a:t>in </a:t></a:r><a:r><a:t>Europe</a:t></a:r></a:p>';
    const numbered =
      '<a:p><a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr><a:r><a:t>First</a:t></a:r></a:p>';
    const plain = '<a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>No item.</a:t></a:r></a:p>';
    const text = read([{ shapes: box(['Free', second, plain], 'body') + box([numbered]) }]);
    expect(blocksOf(text).slice(1)).toEqual([
      'list-item: - Free',
      'list-item:   - in Europe',
      'paragraph: No item.',
      'list-item: 1. First',
    ]);
  });

  it('reads tables with the names of their columns, and charts', () => {
    const cell = (text: string, spans = '') =>
      `<a:tc ${spans}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
    const row = (...cells: string[]) => `<a:tr>${cells.join('')}</a:tr>`;
    const rows = [
      row(cell('Account'), cell('Card'), cell('Fee')),
      row(cell('Checking', 'rowSpan="2"'), cell('Gold'), cell('9')),
      row(cell('', 'vMerge="1"'), cell('Plain'), cell('0')),
    ];
    const frame = (content: string) =>
      `<p:grpSp><p:graphicFrame><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></p:graphicFrame></p:grpSp>`;
    const text = read(
      [
        {
          shapes:
            frame(`<a:tbl><a:tblPr firstRow="1"/>${rows.join('')}</a:tbl>`) + frame('<c:chart r:id="c1"/>'),
          relations: [['c1', '../charts/chart1.xml']],
        },
      ],
      {
        'ppt/charts/chart1.xml':
          '<c:ser><c:tx><c:v>Loans</c:v></c:tx><c:cat><c:v>2025</c:v></c:cat><c:val><c:v>12</c:v></c:val></c:ser>',
      },
    );
    expect(blocksOf(text).slice(1)).toEqual([
      'table-row: Account: Checking; Card: Gold; Fee: 9',
      'table-row: Account: Checking; Card: Plain; Fee: 0',
      'paragraph: Loans, 2025: 12',
    ]);
  });

  it('tells what was remarked on slides, by whatever program', () => {
    const text = read(
      [
        { shapes: box(['Old']), relations: [['c1', '../comments/comment1.xml']] },
        { shapes: box(['New']), relations: [['c2', '../comments/modernComment_100_0.xml']] },
      ],
      {
        'ppt/comments/comment1.xml':
          '<p:cmLst><p:cm authorId="0"><p:pos x="1" y="1"/><p:text>Is that true?</p:text></p:cm></p:cmLst>',
        'ppt/comments/modernComment_100_0.xml':
          '<p188:cmLst><p188:cm><p188:replyLst><p188:reply><p188:txBody><a:p><a:r><a:t>It is.</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>Is it?</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>',
      },
    );
    expect(blocksOf(text)).toEqual([
      'h2: Slide 1',
      'paragraph: Old',
      'paragraph: Comment: Is that true?',
      'h2: Slide 2',
      'paragraph: New',
      'paragraph: Comment: It is.',
      'paragraph: Comment: Is it?',
    ]);
  });

  it('leaves hidden slides out and says so', () => {
    const text = read([{ shapes: box(['Seen']) }, { shapes: box(['Unseen']), isHidden: true }]);
    expect(text.text).not.toContain('Unseen');
    expect(text.warnings).toEqual([
      { code: 'parts_left_out', detail: 'Hidden slides are not read: 1 of 2.' },
    ]);
  });

  it('refuses a presentation without slides', () => {
    expect(() => read([])).toThrow(expect.objectContaining({ code: 'document_unreadable' }));
  });
});
