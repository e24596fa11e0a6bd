import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { parseHtml } from './html-parser.js';

const SENTENCE = 'Moorings are let by the season, from the first of April, by the office at the old lock. ';
const PROSE = `<p>${SENTENCE.repeat(3)}</p>`;
const LONG = `${PROSE}${PROSE}${PROSE}`;
const MENU = '<ul><li><a href=a>Start</a><li><a href=b>Moorings</a><li><a href=c>Locks</a></ul>';

const read = (part: string, tag = 'main') =>
  blocksOf(
    parseHtml(
      `<!doctype html><title>Harbour</title><body>${MENU}<${tag}><h1>Harbour</h1>${LONG}${part}${LONG}</${tag}></body>`,
      DEFAULT_PARSING_LIMITS,
    ),
  );

describe('shapeOf, of what is content', () => {
  it.each([
    ['a heading', '<h3><button aria-expanded=false>What does a mooring cost?</button></h3>'],
    [
      'a heading without a state',
      '<h2 class="accordion-header"><button class="accordion-button">What does a mooring cost?</button></h2>',
    ],
    ['a summary', '<details open><summary><button>What does a mooring cost?</button></summary></details>'],
    ['a list of terms', '<dl><dt><button>What does a mooring cost?</button><dd>Forty a week.</dl>'],
    ['nothing', '<div><button aria-expanded=true>What does a mooring cost?</button></div>'],
  ])('keeps the question on a button in %s', (_, question) => {
    expect(read(`${question}<div>${PROSE}</div>`).join('\n')).toContain('What does a mooring cost?');
  });

  it('leaves out the buttons that do something', () => {
    expect(read(`<button>Buy a mooring now</button>${PROSE}`).join()).not.toContain('Buy a mooring');
  });

  it('keeps a cell that is a link, as the cells behind it stand under their names by it', () => {
    const row = (name: string, fee: string) =>
      `<tr><td><a href=x>${name}</a><td>${fee}<td><a href=y>yes</a></tr>`;
    const table = `<table><tr><th>Berth<th>Fee<th>Power</tr>${row('Quay of the long ships', '4.90')}${row('Pier', '7')}</table>`;

    expect(read(table)).toEqual(
      expect.arrayContaining([
        'table-row: Berth: Quay of the long ships; Fee: 4.90; Power: yes',
        'table-row: Berth: Pier; Fee: 7; Power: yes',
      ]),
    );
  });

  it.each([
    [
      'a telephone number',
      '<p>Phone: <a href="tel:+41310000">031 00 00 00</a>, or by night <a href="tel:2">032</a>',
    ],
    ['an address to write to', '<ul><li><a href="mailto:lock@harbour.test">lock@harbour.test</a></ul>'],
    ['a file', '<p>File: <a href="fees.pdf">Fees of all the berths in this season, to print</a></p>'],
    ['an anchor', '<div><a name=one>Berths of the east</a><a name=two> and of the west</a></div>'],
    ['a card', '<div><a href=1><h3>Pump P1</h3><p>Forty a day.</p></a><a href=2><h3>Pump P2</h3></a></div>'],
  ])('keeps %s in a link', (_, part) => {
    const text = part.replace(/<[^>]*>/g, '|').split('|');
    const found = read(`${part}${PROSE}`, 'article').join();

    for (const word of text.filter((piece) => piece.trim().length > 9)) expect(found).toContain(word.trim());
  });

  it.each([
    '<section id="pagination"><h2>Pagination</h2>#</section>',
    '<div id="newsletter"><h2>Newsletter of the quay</h2>#</div>',
    '<h2 id="cookies">Cookies</h2>#',
    '<h2 class="menu">Cookies</h2>#',
    '<div class="menu-item">#</div>',
    '<div id="comments">#</div>',
    '<div id="copyright">#</div>',
    '<div class="related-party-fees">#</div>',
    '<div class="author">#</div>',
    '<section class="share-capital">#</section>',
    '<section id="share-capital">#</section>',
  ])('keeps what is named as what it is about: %s', (part) => {
    const told = SENTENCE.replace('Moorings', 'Anchors');

    expect(read(part.replace('#', `<p>${told}</p>`))).toContain(`paragraph: ${told.trim()}`);
  });

  it.each([
    '<div class="cookie-banner">#</div>',
    '<div id="sidebar-left">#</div>',
    '<div class="newsletter-teaser">#</div>',
    '<div class="wp-block related-posts">#</div>',
    '<div class="c-newsletter__signup-form">#</div>',
    '<div class="site-footer"><h3>Us</h3>#</div>',
    '<div class="comments-area">#</div>',
    '<div id="respond">#</div>',
    '<div class="mvp-author-box-text">#</div>',
    '<div class="about-the-author">#</div>',
    '<div class="RelatedCoverage-stories">#</div>',
    '<div id="shout_related_posts">#</div>',
    '<div class="copyright">#</div>',
    '<aside>#</aside>',
  ])('leaves out what is around: %s', (part) => {
    const page = `<body><article><h1>Harbour</h1>${LONG}</article>${part.replace('#', '<p>Stay in touch with all of us, by day and by night.</p>')}`;

    expect(blocksOf(parseHtml(page, DEFAULT_PARSING_LIMITS)).join()).not.toContain('Stay in touch');
  });

  it('leaves out a heading of which nothing is left, and keeps one of which something is', () => {
    const card = `<div><h3>Most read</h3>${MENU}</div>`;
    const section = `<div><h3>Keys</h3>${MENU}<p>They hang by the door of the office.</p></div>`;
    const parts = `${section}${card}<h4>Related</h4>${MENU}<h3>Fees</h3>`;
    const headings = read(`<ul><li>soap</ul>${parts}${PROSE}`).filter((block) => /^h[2-6]/.test(block));

    expect(headings).toEqual(['h3: Keys', 'h3: Fees']);
  });

  it('keeps the header and the notes of a part of the content', () => {
    const part = `<section><header><h2>Winter</h2></header>${PROSE}<aside><p>${SENTENCE.replace('Moorings', 'Sheds')}</p></aside></section>`;
    const blocks = read(part);

    expect(blocks).toContain('h2: Winter');
    expect(blocks.join()).toContain('Sheds are let');
    expect(read(`<aside>${MENU}</aside>${PROSE}`).join()).not.toContain('Locks');
  });
});
