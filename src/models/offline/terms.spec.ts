import { readTerms } from './terms.js';

describe('readTerms', () => {
  it.each([
    ['accounts', 'account'],
    ['opening', 'open'],
    ['Opened!', 'OPEN?'],
    ['savings', 'saving'],
    ['features', 'feature'],
    ['policies', 'policy'],
    ['planning', 'plan'],
    ['selling', 'sell'],
    ["bank's", 'bank'],
    ['Café', 'cafe'],
  ])('takes %s for %s', (one, other) => {
    expect(readTerms(one)).toEqual(readTerms(other));
    expect(readTerms(one).size).toBe(1);
  });

  it('keeps apart what is not the same', () => {
    expect(readTerms('address fees 2.5% 100s')).toEqual(new Set(['address', 'fee', '2', '5', '100s']));
  });

  it('drops the words that only ask', () => {
    expect(readTerms('Please tell me: what is it about?')).toEqual(new Set());
  });
});
