import { waysOf } from './ways.js';

describe('how a reply was found, in words', () => {
  it('names the ways of looking in a sentence', () => {
    const ok = { error: null };
    expect(waysOf([{ name: 'lexical', ...ok }])).toBe(
      'The documents were searched by the words of the question.',
    );
    expect(
      waysOf([
        { name: 'lexical', ...ok },
        { name: 'semantic', ...ok },
        { name: 'rerank', ...ok },
      ]),
    ).toBe(
      'The documents were searched by the words of the question, by its meaning, and by a second look at the best.',
    );
    expect(waysOf([])).toBe('Nothing was searched.');
  });

  it('says what failed', () => {
    expect(
      waysOf([
        { name: 'lexical', error: null },
        { name: 'semantic', error: 'ECONNREFUSED' },
      ]),
    ).toBe(
      'The documents were searched by the words of the question. The search by its meaning failed, and the reply did without it.',
    );
  });
});
