import { SoughtTerms } from '../../language/sought-terms.js';
import { findHighlights } from './highlights.js';

const highlighted = (text: string, ...terms: string[]) =>
  findHighlights(text, new SoughtTerms(terms, 'en')).map(([start, end]) => text.slice(start, end));

describe('findHighlights', () => {
  it('finds every form of a word, as it is written', () => {
    expect(highlighted('Opening an ACCOUNT: “accounts” open.', 'open', 'account')).toEqual([
      'Opening',
      'ACCOUNT',
      'accounts',
      'open',
    ]);
  });

  it('counts in code units of the text as it was', () => {
    expect(findHighlights('😀 cafe\u0301 ﬁnes', new SoughtTerms(['cafe', 'fine'], 'en'))).toEqual([
      [3, 8],
      [9, 13],
    ]);
  });

  it('marks words that overlap as one place', () => {
    expect(highlighted('我的手机壳', '手机', '机壳')).toEqual(['手机壳']);
    expect(highlighted('An e-mail', 'email')).toEqual(['e-mail']);
    expect(highlighted('An e-mail', 'e', 'email', 'mail')).toEqual(['e-mail']);
  });

  it('marks a run once, however many terms it holds', () => {
    expect(findHighlights('½', new SoughtTerms(['1', '2'], 'en'))).toEqual([[0, 1]]);
  });
});
