import { renderToStaticMarkup } from 'react-dom/server';
import { type KnowledgeDocument } from '../../../api/types.js';
import { DocumentFacts } from './document-facts.js';

function drawn(warnings: KnowledgeDocument['warnings']): string {
  const document = { category: 'rules', version: 2, file_name: 'rules.pdf', warnings };
  return renderToStaticMarkup(
    <DocumentFacts headings={['Harbour', 'Fees']} document={document as KnowledgeDocument} />,
  );
}

describe('what a document is', () => {
  it('says what its text lacks, one thing after the other', () => {
    const html = drawn([
      { code: 'pages_without_text', detail: '4 of 5 pages have no text: they are pictures.' },
      { code: 'text_cut', detail: 'It was cut after 25,000,000 characters.' },
    ] as KnowledgeDocument['warnings']);
    const list = /<ul class="[^"]*" aria-label="What its text lacks">(.*?)<\/ul>/s.exec(html)?.[1] ?? html;
    expect(list.match(/<li>/g)).toHaveLength(2);
    expect(list).toContain('4 of 5 pages have no text');
    expect(list).toContain('It was cut after 25,000,000 characters.');
  });

  it('says nothing of a text that is whole', () => {
    const html = drawn([]);
    expect(html).toContain('rules.pdf');
    expect(html.match(/<ul/g)).toHaveLength(1);
  });
});
