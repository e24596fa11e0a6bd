import { renderToStaticMarkup } from 'react-dom/server';
import { type Source } from '../../../api/types.js';
import { aSource } from '../testing/a-source.js';
import { SourceList } from './source-list.js';

function drawn(cited: readonly Source[], uncited: readonly Source[]): string {
  return renderToStaticMarkup(<SourceList sources={{ cited, uncited }} onOpen={() => undefined} />);
}

describe('the sources of a reply', () => {
  it('mark it as one that used knowledge only where a passage is cited', () => {
    expect(drawn([aSource(1)], [])).toContain('Knowledge used');
    const given = drawn([], [aSource(1), aSource(2)]);
    expect(given).not.toContain('Knowledge used');
    expect(given).toContain('2 passages were given, none is cited');
  });

  it('fold away what was given beside what is cited', () => {
    const both = drawn([aSource(2)], [aSource(1)]);
    expect(both).toContain('Knowledge used');
    expect(both).toContain('1 more passage was given');
    expect(both).not.toContain('none is cited');
  });
});
