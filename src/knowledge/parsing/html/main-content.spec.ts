import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { TextBuilder } from '../text-builder.js';
import { type BlockKind } from '../structured-text.js';
import { parseHtml } from './html-parser.js';
import { mainContentOf } from './main-content.js';
import { PageParts } from './page-parts.js';

const read = (source: string, keepsEverything = false) =>
  blocksOf(parseHtml(source, DEFAULT_PARSING_LIMITS, { keepsEverything }));

const SENTENCE =
  'Pumps are washed on Mondays by those who used them, and dried in the hall, as the office says.';
const LONG = `${SENTENCE} `.repeat(4);
const links = (names: string[]) => `<ul>${names.map((name) => `<li><a href=x>${name}</a>`).join('')}</ul>`;

const PAGE = `<!doctype html><title>Pumps</title><body>
  <div class="cookie-banner"><p>We use biscuits of this site and of others. Do you agree with all of them?</p></div>
  <div class="top">${links(['Start', 'Pumps', 'Hoses'])}</div>
  <div class="content"><h1>Pumps</h1><p class="lead">What is to be done with them, and by whom, once they were used.</p>
  <p>${LONG}</p><h2>In the hall</h2><table><tr><th>Pump<th>Shelf<th>Key<tr><td>P1<td>4<td>yes</table><p>${LONG}</p>
  <ul><li>soap<li>water</ul><p>${LONG}</p></div>
  <div>Most read ${links(['Ropes for all who need them', 'A new crane at the quay', 'Prices of water'])}</div>
  <div class="newsletter"><p>Stay in touch with us and subscribe to our letter today, it is free.</p></div></body>`;

describe('parseHtml, of pages with more than their content', () => {
  it('keeps the article with its lead, headings, lists and tables, and leaves out what is around', () => {
    expect(read(PAGE)).toEqual([
      'h1: Pumps',
      'paragraph: What is to be done with them, and by whom, once they were used.',
      `paragraph: ${LONG.trim()}`,
      'h2: In the hall',
      'table-row: Pump: P1; Shelf: 4; Key: yes',
      `paragraph: ${LONG.trim()}`,
      'list-item: - soap',
      'list-item: - water',
      `paragraph: ${LONG.trim()}`,
    ]);
  });

  it('keeps all of it where that is wanted', () => {
    const text = read(PAGE, true).join();

    for (const part of ['biscuits', 'Start', 'Most read', 'A new crane', 'subscribe'])
      expect(text).toContain(part);
  });

  it('reads a page that is no article as it is', () => {
    const hours =
      '<h1>Hours</h1><p>Mondays at six.<p>Tuesdays at nine.<table><tr><td>Sundays<td>never</table>';

    expect(read(`${hours}${links(['Imprint'])}`)).toEqual([
      'h1: Hours',
      'paragraph: Mondays at six.',
      'paragraph: Tuesdays at nine.',
      'table-row: Sundays: never',
    ]);
  });

  it('keeps lists of links where the page is about them', () => {
    expect(
      read(`<h1>Ropes</h1>${links(['Long ropes', 'Short ropes', 'Chains and other things'])}`),
    ).toHaveLength(4);
  });

  it('keeps what is called as what surrounds a page, where it is most of the page', () => {
    expect(read(`<div class="sidebar"><p>${LONG}</p></div><p>Imprint</p>`)).toContain(
      `paragraph: ${LONG.trim()}`,
    );
  });

  it.each<[string, string]>([
    ['many elements', `<p>${SENTENCE}</p>`.repeat(20_000)],
    ['many within each other', `${'<div>'.repeat(400)}${`<p>${SENTENCE}</p>`.repeat(5_000)}`],
    ['many links', '<a href=x>word word</a> '.repeat(50_000)],
    ['a long class', `<p class="${'comment '.repeat(100_000)}">${SENTENCE}</p>`],
  ])('reads a page with %s', (_, page) => {
    expect(read(`<body>${page}`).length).toBeGreaterThan(0);
  });
});

describe('mainContentOf', () => {
  const page: [kind: BlockKind, text: string, part: number, level?: number][] = [
    ['heading', 'Pumps', 1, 1],
    ['paragraph', LONG, 1],
    ['paragraph', 'Tell others', 1],
    ['table-row', 'Pump: P1; Shelf: 4', 1],
    ['heading', 'Open', 2, 2],
    ['paragraph', 'Mondays at six.', 2],
    ['list-item', '- or when somebody is there', 1],
    ['heading', 'Most read', 1, 2],
    ['heading', 'Elsewhere', 0, 2],
    ['paragraph', 'Ropes for all.', 0],
    ['table-row', 'Rope: R1', 3],
  ];
  const contentOf = (contents: number[]) => {
    const builder = new TextBuilder(1_000_000);
    for (const [kind, text, , level] of page) builder.add(kind, text.trim(), level);
    const parts = new PageParts(
      { parents: [0, 0, 1, 0], contents: new Set(contents) },
      page.map(([, , part]) => part),
    );
    const article = new Set([LONG.toLowerCase().replace(/[^a-z]/g, '')]);
    return blocksOf(mainContentOf(builder.build(), article, parts, 1_000_000)).slice(2);
  };

  it('keeps tables, lists, and what has a heading behind the last paragraph of an article, as far as that goes', () => {
    expect(contentOf([1, 3])).toEqual([
      'table-row: Pump: P1; Shelf: 4',
      'h2: Open',
      'paragraph: Mondays at six.',
      'list-item: - or when somebody is there',
    ]);
  });

  it('ends with the last paragraph where the page does not say what its content is', () => {
    expect(contentOf([])).toEqual([]);
  });
});
