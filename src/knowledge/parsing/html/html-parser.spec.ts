import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { declaredEncoding, parseHtml } from './html-parser.js';

const read = (source: string) => parseHtml(source, DEFAULT_PARSING_LIMITS);

describe('parseHtml', () => {
  it('keeps the structure and leaves out what is no text', () => {
    const document =
      read(`<!doctype html><html><head><title>Fees &amp; rates</title><style>p { color: red }</style></head>
      <body><header>The bank</header><nav><a href="/">Home</a></nav>
      <main><header><h1>Fees</h1></header><p>An account costs<br>four &euro; a <b>month</b>.</p>
      <script>track()</script><pre><code>pay(  4 );\n  done();</code></pre><p hidden>secret</p>
      <div style="display: none">secret</div><p>No more.</p></main><footer>Imprint</footer></body></html>`);

    expect(document.title).toBe('Fees & rates');
    expect(blocksOf(document)).toEqual([
      'h1: Fees',
      'paragraph: An account costs\nfour € a month.',
      'code: pay(  4 );\n  done();',
      'paragraph: No more.',
    ]);
  });

  it('takes the first heading for a title where there is none', () => {
    expect(read('<h2>Second</h2><h1>First</h1>').title).toBe('First');
    expect(read('<p>Neither').title).toBeUndefined();
  });

  it('numbers and indents the items of lists', () => {
    const document = read('<ol><li>One<ul><li><p>Inner</p><p>more</p></li></ul></li><li>Two</li></ol>');

    expect(document.text).toBe('1. One\n  - Inner\n    more\n2. Two');
  });

  it('makes each row of a table a line of its own', () => {
    const table = `<table><caption>Prices</caption><thead><tr><th>Account</th><th>Fee</th><th>Paid</th></tr></thead>
      <tr><td rowspan=2>Checking</td><td>4</td><td>monthly</td></tr><tr><td>40</td><td>yearly</td></tr>
      <tr><td>Savings</td><td colspan=2>free</td></tr></table>`;

    expect(blocksOf(read(table))).toEqual([
      'paragraph: Prices',
      'table-row: Account: Checking; Fee: 4; Paid: monthly',
      'table-row: Account: Checking; Fee: 40; Paid: yearly',
      'table-row: Account: Savings; Fee: free',
    ]);
  });

  it('understands tables that name no columns', () => {
    expect(blocksOf(read('<table><tr><td>Name<td>Ann<tr><td>Town<td>Bern</table>'))).toEqual([
      'table-row: Name: Ann',
      'table-row: Town: Bern',
    ]);
    expect(blocksOf(read('<table><tr><td>A<td>B<td>C<tr><td>1<td>2<td>3</table>'))).toEqual([
      'table-row: A: 1; B: 2; C: 3',
    ]);
  });

  it('names the columns of a table with a corner, and of one under a title', () => {
    const corner = '<table><tr><td></td><th>Basic<th>Premium<tr><th>Crane<td>no<td>yes</table>';
    const title = '<table><tr><th colspan=2>Fees<tr><th>Berth<th>Fee<tr><td>A1<td>18</table>';

    expect(read(corner).text).toBe('Crane; Basic: no; Premium: yes');
    expect(read(title).text).toBe('Fees\nBerth: A1; Fee: 18');
  });

  it('names columns by what stands over several of them, and by their own', () => {
    const head = '<tr><th rowspan=2>Berth<th colspan=2>Summer<th>Winter<tr><th>day<th>week<th>day';
    expect(read(`<table>${head}<tr><td>A1<td>4<td>20<td>3</table>`).text).toBe(
      'Berth: A1; Summer day: 4; Summer week: 20; Winter day: 3',
    );
    const corner = '<tr><td></td><th colspan=2>Summer<tr><th>Berth<th>day<th>week';
    expect(read(`<table>${corner}<tr><td>A1<td>4<td>20</table>`).text).toBe(
      'Berth: A1; Summer day: 4; Summer week: 20',
    );
  });

  it('ends a head that is not closed, and finds the content of a banner that is not', () => {
    expect(read('<head><title>T</title><h1>Hours</h1><p>At six.').text).toBe('Hours\n\nAt six.');
    expect(read('<head><title>T</title>At six.').text).toBe('At six.');
    for (const banner of ['header', 'nav'])
      expect(read(`<p>Skip</p><${banner}><a>Menu</a><main><h1>Hours</h1><p>At six.</main>`).text).toBe(
        'Skip\n\nHours\n\nAt six.',
      );
  });

  it('leaves out the links that skip to a part of the page, and keeps a table of contents', () => {
    const page = '<h1>Hours</h1><p>At six. <a href="#more">More</a>';
    expect(read(`<a href="#m">Skip to content</a><header><img></header><main id=m>${page}`).text).toBe(
      'Hours\n\nAt six. More',
    );
    expect(read(`<ul><li><a href="#m">Menu</a><li><a href="#n">Content</a></ul>${page}`).text).toMatch(
      /^Hours/,
    );
    expect(
      read(`<ul>${[1, 2, 3, 4].map((n) => `<li><a href="#${n}">Part ${n}</a>`).join('')}</ul>${page}`).text,
    ).toMatch(/^- Part 1/);
    expect(read('<a href="#a">Only this</a>').text).toBe('Only this');
  });

  it('numbers items as a browser does', () => {
    expect(read('<ol start=4><li>a<li>b<li value=9>c<li>d</ol>').text).toBe('4. a\n5. b\n9. c\n10. d');
    expect(read('<ol type=a start=26><li>a<li>b</ol>').text).toBe('z. a\naa. b');
    expect(read('<ol type=I start=4><li>a</ol>').text).toBe('IV. a');
    expect(read('<ol reversed start=2><li>a<li>b</ol>').text).toBe('2. a\n1. b');
  });

  it('keeps what is raised apart from the number before', () => {
    expect(read('10<sup>3</sup> l, 2<sup>n+1</sup>, 1<sup>st</sup>, x<sup>-2</sup>').text).toBe(
      '10^3 l, 2^(n+1), 1st, x^-2',
    );
  });

  it('knows a menu in a heading of the site, and content behind a banner that is never closed', () => {
    expect(read('<header><h1>Site</h1><a>Menu</a></header><p>Text.').text).toBe('Text.');
    expect(read('<nav><ul><li>Menu</ul><h1>Hours</h1><p>At six.').text).toContain('Hours\n\nAt six.');
  });

  it('makes a line of a formula', () => {
    const fraction = '<mfrac><msup><mi>v</mi><mn>2</mn></msup><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>';
    const source = `<p>It is <math><semantics><mrow><mi>s</mi><mo>=</mo>${fraction}</mrow><annotation>tex</annotation></semantics></math> metres.`;
    expect(read(source).text).toBe('It is s=v^2/(2a) metres.');
    expect(read('<math><msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt></math>').text).toBe('√(a+b)');
  });

  it('leaves out how characters are read', () => {
    expect(read('<ruby>料金<rp>(</rp><rt>りょうきん</rt><rp>)</rp></ruby>は').text).toBe('料金は');
  });

  it('sees through tables that lay out a page', () => {
    const page = `<table><tr><td>Menu</td><td><h1>Fees</h1><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
      <p>The end.</p></td></tr></table>`;

    expect(blocksOf(read(page))).toEqual([
      'table-row: Menu',
      'h1: Fees',
      'table-row: A: 1; B: 2',
      'paragraph: The end.',
    ]);
  });

  it('keeps what is left out elsewhere when there is nothing else', () => {
    expect(read('<nav><p>Only this').text).toBe('Only this');
  });

  it('holds whatever nonsense it is given', () => {
    for (const source of [
      '</table></td></pre></ul>',
      '<pre><table></pre>x',
      '<td>x',
      '<li>x',
      '<title>',
      '&#0;&#xD800;x',
    ]) {
      const { text } = read(source);
      expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
    }
  });

  it('reads deep nesting', () => {
    expect(read(`${'<div>'.repeat(10_000)}deep`).text).toBe('deep');
  });

  it.each(['<div>', '<b>', '<ul><li>', '<table><tr><td>', '<math>', '<svg><title>', '<nav>', '<sup>'])(
    'gives up what nests %s as no page does, before that takes long',
    (tags) => {
      expect(() => read(`<p>text</p>${tags.repeat(200_000)}deep`)).toThrow('within each other');
    },
  );
});

describe('declaredEncoding', () => {
  it('is what a page says of itself', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);

    expect(declaredEncoding(bytes('<meta charset="Shift_JIS">'))).toBe('Shift_JIS');
    expect(declaredEncoding(bytes('<meta http-equiv=x content="text/html; charset=iso-8859-2">'))).toBe(
      'iso-8859-2',
    );
    expect(declaredEncoding(bytes('<?xml version="1.0" encoding="koi8-r"?><html>'))).toBe('koi8-r');
    expect(declaredEncoding(bytes('<p>charset=no'))).toBeUndefined();
    expect(declaredEncoding(bytes('<meta charset="utf-16">'))).toBeUndefined();
  });

  it('is found behind a long style sheet', () => {
    const page = `<head><style>${'p { color: red } '.repeat(500)}</style><meta charset=koi8-r></head>`;
    expect(declaredEncoding(new TextEncoder().encode(page))).toBe('koi8-r');
  });
});
