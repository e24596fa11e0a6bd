import { renderToStaticMarkup } from 'react-dom/server';
import { type DocumentBlock, type KnowledgeDocument } from '../../../api/types.js';
import { DocumentPart } from './document-part.js';

/** @param cited what is marked of the passage, which is all of the text but its first line. */
function drawn(content: string, cited: string | null, file?: readonly DocumentBlock[]): string {
  const media_type = file ? 'application/pdf' : 'text/markdown';
  const document = { content, media_type, blocks: file ?? [] } as unknown as KnowledgeDocument;
  const start = cited === null ? -1 : content.indexOf(cited);
  const sentence = cited === null ? null : { start, end: start + cited.length };
  const passage = { start: content.indexOf('\n') + 1, end: content.length };
  const shown = { start: 0, end: content.length };
  return renderToStaticMarkup(
    <DocumentPart document={document} shown={shown} passage={passage} sentence={sentence} />,
  );
}

const marked = (html: string) =>
  Array.from(html.matchAll(/<mark>(.*?)<\/mark>/gs), ([, inside = '']) =>
    inside.replace(/<span class="visually-hidden">.*?<\/span>/g, '').replace(/<[^>]*>/g, ''),
  ).join('|');

describe('a document with its cited sentence', () => {
  it('has Markdown as it reads, and the sentence marked alone, across what is bold and what is written otherwise', () => {
    const html = drawn(
      '# Fees\n\nFirst. A **card** \\& a 🧳 cost &euro; 5. Last.\n',
      'A **card** \\& a 🧳 cost &euro; 5.',
    );
    expect(html).toContain('<h3 dir="auto">Fees</h3>');
    expect(marked(html)).toBe('A |card| &amp; a 🧳 cost € 5.');
    expect(html).toMatch(/<span[^>]*>First\. <\/span>/);
  });

  it('has the passage marked where no sentence is known', () => {
    expect(marked(drawn('Title\nOne. Two.', null))).toBe('One. Two.');
  });

  it('has a row of a table, an item and a line of code marked', () => {
    const content = 'x\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n- two\n\n```\nrun\nstop\n```\n';
    expect(marked(drawn(content, '| 1 | 2 |'))).toBe('1|2');
    expect(marked(drawn(content, 'two'))).toBe('two');
    expect(marked(drawn(content, 'stop'))).toBe('stop');
  });

  it('has headings, lists, tables and code of a file, in which signs mean nothing', () => {
    const texts = [
      ['heading', 'Rates *'],
      ['paragraph', '# no heading'],
      ['list-item', '- one'],
      ['list-item', '2. two'],
      ['table-row', 'Boat: A1; Price: 18 €'],
      ['table-row', 'Boat: A2; Price: 27 €'],
      ['code', 'a < b'],
    ] as const;
    let content = '';
    const blocks: DocumentBlock[] = texts.map(([kind, text], index) => {
      const isClose = texts[index - 1]?.[0] === kind && kind !== 'paragraph';
      content += content === '' ? '' : isClose ? '\n' : '\n\n';
      const start = content.length;
      content += text;
      return { kind, start, end: content.length, ...(kind === 'heading' && { level: 2 }) };
    });
    const html = drawn(content, 'Boat: A2; Price: 27 €', blocks);
    const plain = html.replace(/<\/?(?:span|mark|div)[^>]*>/g, '').replace(/ dir="\w+"/g, '');
    expect(plain).toContain('<h3>Rates *</h3>');
    expect(plain).toContain('<p># no heading</p>');
    expect(plain).toMatch(/<ul>\s*<li>one<\/li>\s*<li>2\. two<\/li>\s*<\/ul>/);
    expect(plain).toMatch(/<th>Boat<\/th>\s*<th>Price<\/th>/);
    expect(plain).toContain('<code>a &lt; b</code>');
    expect(marked(html)).toBe('A2|27 €');
  });

  it('has lines before and behind what is known of its blocks', () => {
    const content = 'One\n\nTwo\nThree\n\n- Four\n\nFive';
    const start = content.indexOf('- Four');
    const html = drawn(content, 'Two', [{ kind: 'list-item', start, end: start + '- Four'.length }]);
    const plain = html.replace(/<\/?(?:span|mark|div)[^>]*>/g, '').replace(/ dir="\w+"/g, '');
    expect(plain).toMatch(
      /<p>One<\/p>\s*<p>[^<]*\bTwo\b[^<]*<\/p>\s*<p>Three<\/p>\s*<ul>\s*<li>Four<\/li>\s*<\/ul>\s*<p>Five<\/p>/,
    );
    expect(marked(html)).toBe('Two');
  });
});
