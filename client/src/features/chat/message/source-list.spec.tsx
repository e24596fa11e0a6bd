import { renderToStaticMarkup } from 'react-dom/server';
import { type Source } from '../../../api/types.js';
import { SourceList } from './source-list.js';

const source = (number: number): Source => ({
  number,
  source_id: `src_${number}`,
  document_id: 'doc_1',
  document_version: 1,
  passage_id: `psg_${number}`,
  title: `Passage ${number}`,
  headings: [],
  quote: 'It pays',
  start: 0,
  end: 7,
});

function drawn(cited: readonly Source[], uncited: readonly Source[]): string {
  return renderToStaticMarkup(<SourceList sources={{ cited, uncited }} onOpen={() => undefined} />);
}

describe('the sources of a reply', () => {
  it('mark it as one that used knowledge only where a passage is cited', () => {
    expect(drawn([source(1)], [])).toContain('Knowledge used');
    const given = drawn([], [source(1), source(2)]);
    expect(given).not.toContain('Knowledge used');
    expect(given).toContain('2 passages were given, none is cited');
  });

  it('fold away what was given beside what is cited', () => {
    const both = drawn([source(2)], [source(1)]);
    expect(both).toContain('Knowledge used');
    expect(both).toContain('1 more passage was given');
    expect(both).not.toContain('none is cited');
  });
});
