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
    expect(drawn('# Big')).toContain('<h3>Big</h3>');
  });
});
