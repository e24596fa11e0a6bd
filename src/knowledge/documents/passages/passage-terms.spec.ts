import { indexTerms } from './passage-terms.js';

describe('indexTerms', () => {
  it('counts words of the title double, and content words alone for the length', () => {
    const { frequencies, length } = indexTerms('Savings accounts', 'How a savings account grows', 'en');

    expect(Object.fromEntries(frequencies)).toEqual({ save: 3, account: 3, how: 1, a: 1, grow: 1 });
    expect(length).toBe(5);
  });

  it('makes nothing of punctuation', () => {
    expect(indexTerms('', '— … !', 'en')).toEqual({ frequencies: new Map(), length: 0 });
  });
});
