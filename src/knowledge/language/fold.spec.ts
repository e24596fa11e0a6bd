import fc from 'fast-check';
import { cut, fold } from './fold.js';

describe('fold', () => {
  it.each([
    ['Café', 'cafe'],
    ['ＦＵＬＬ', 'full'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['smørrebrød', 'smorrebrod'],
    ['cœur', 'coeur'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ёлка', 'елка'],
    ['שָׁלוֹם', 'שלום'],
    ['हिन्दी', 'हिन्दी'],
  ])('makes %s %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing that is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('cut', () => {
  it('keeps characters whole', () => {
    expect(cut('a𠀀b', 2)).toBe('a');
    expect(cut('a𠀀b', 3)).toBe('a𠀀');
    expect(cut('ab', 64)).toBe('ab');
  });
});
