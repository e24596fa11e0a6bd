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
