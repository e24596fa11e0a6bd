import { renderToStaticMarkup } from 'react-dom/server';
import { type Source } from '../../../api/types.js';
import { CitingContext } from './citing.js';
import { Markdown } from './markdown.js';

const source: Source = {
  number: 1,
  source_id: 'src_1',
  document_id: 'doc_1',
  document_version: 1,
  passage_id: 'psg_1',
  title: 'Rates',
  headings: ['Savings'],
  quote: 'It pays',
  start: 0,
  end: 7,
};

function drawn(text: string, sources: readonly Source[] | null = [source]): string {
  const citing = sources && { sources, open: () => undefined };
  return renderToStaticMarkup(
    <CitingContext value={citing}>
      <Markdown text={text} writing={false} />
    </CitingContext>,
  );
}

describe('a reply as it is drawn', () => {
  it('has buttons for its citations', () => {
    expect(drawn('It pays 2.5% [1].')).toContain('<button');
  });

  it('has none where it was given nothing to cite, or not this', () => {
    expect(drawn('It pays 2.5% [1].', null)).not.toContain('<button');
    expect(drawn('It pays 2.5% [7].')).not.toContain('<button');
  });

  it('shows HTML as text, and forges no citation with it', () => {
    const html = drawn('<data value="1">x</data> <img src="https://x.test/a.png">', [source]);
    expect(html).not.toContain('<button');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;data');
  });

  it('loads no picture, and only links to it', () => {
    const html = drawn('![who reads](https://x.test/pixel.png)');
    expect(html).not.toContain('<img');
    expect(html).toContain('href="https://x.test/pixel.png"');
    expect(html).toContain('rel="noopener noreferrer"');
  });

  it('runs no script behind a link', () => {
    expect(drawn('[x](javascript:alert(1))')).not.toContain('javascript:');
  });

  it('has headings below those of the page', () => {
    expect(drawn('# Big')).toMatch(/<h3[^>]*>Big<\/h3>/);
  });

  it('ranks headings as the model did, and leaves no rank out', () => {
    const tags = (text: string) => [...drawn(text).matchAll(/<(h\d)/g)].map(([, tag]) => tag);
    expect(tags('# A\n\n## B\n\n### C\n\n## D')).toEqual(['h3', 'h4', 'h5', 'h4']);
    expect(tags('#### A\n\n###### B')).toEqual(['h3', 'h4']);
    expect(tags('### A\n\n# B\n\n### C')).toEqual(['h3', 'h3', 'h4']);
    expect(tags('# A\n\n## B\n\n### C\n\n#### D\n\n##### E')).toEqual(['h3', 'h4', 'h5', 'h6', 'h6']);
  });

  it('makes no link of what led to something that must not be opened', () => {
    for (const text of ['[x](javascript:alert(1))', '![x](javascript:alert(1))', '[x](#message)', '[x]()']) {
      const html = drawn(text);
      expect(html).not.toContain('<a');
      expect(html).toContain('x');
    }
  });

  it('gives the notes of each reply ids of their own, and links within the page', () => {
    const text = 'It pays[^1].\n\n[^1]: In euros.';
    const html = renderToStaticMarkup(
      <>
        <Markdown text={text} writing={false} />
        <Markdown text={text} writing={false} />
      </>,
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets).toHaveLength(4);
    expect(ids).toEqual(expect.arrayContaining(targets));
    const described = [...html.matchAll(/ aria-describedby="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids).toEqual(expect.arrayContaining(described));
    expect(html).not.toContain('target="_blank"');
  });

  it('draws a list of tasks with what is done', () => {
    const html = drawn('- [x] Sign\n- [ ] Pay');
    expect(html).toMatch(/<input type="checkbox"[^>]*checked=""[^>]*aria-label="Done"|aria-label="Done"/);
    expect(html).toContain('aria-label="Not done"');
  });

  it('lets each block run as its words do, and code from left to right', () => {
    const html = drawn('שלום\n\n- אחת\n\n> ציטוט\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n```js\nx\n```');
    for (const tag of ['p', 'ul', 'blockquote']) expect(html).toMatch(new RegExp(`<${tag}[^>]* dir="auto"`));
    // What scrolls it runs as it does.
    expect(html).toMatch(/<div[^>]* dir="auto"[^>]*><table>/);
    expect(html).not.toMatch(/<li[^>]* dir=/);
    expect(html).toMatch(/<div[^>]*dir="ltr"><div class="bar">/);
  });

  it('names the language of code beside the button that copies it', () => {
    expect(drawn('```python\nx = 1\n```')).toContain('>python</span>');
    expect(drawn('```\nx = 1\n```')).toContain('>Code</span>');
  });
});
