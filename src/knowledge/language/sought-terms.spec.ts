import fc from 'fast-check';
import { LANGUAGES } from '../../applications/languages.js';
import { SoughtTerms } from './sought-terms.js';
import { analyse } from './text-analyser.js';

const ENDINGS = [
  ...[
    '',
    's',
    'ies',
    'ying',
    'ing',
    'ed',
    'ly',
    'ational',
    'ung',
    'ungen',
    'heiten',
    'ern',
    'aciones',
    'mente',
  ],
  ...['ando', 'issement', 'euses', 'ions', 'azione', 'coes', 'cao', 'ismos', 'e', 'en', 'y', 'a', 'o'],
];
const anyWord = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), fc.constantFrom(...ENDINGS))
  .map(([stem, ending]) => stem + ending);
const anyBeginning = fc.constantFrom('', 'ae', 'oe', 'ue', 'ge', 'y', 'qu', 'al');

describe('SoughtTerms', () => {
  it('may be in every word that has one of the terms', () => {
    fc.assert(
      fc.property(anyBeginning, anyWord, fc.constantFrom(...LANGUAGES), (beginning, rest, language) => {
        const word = beginning + rest;
        const terms = analyse(word, language).map(({ term }) => term);
        expect(new SoughtTerms(terms, language).mayBeIn(word)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['dying', 'Lying', 'tying', 'skis', 'skies', 'a', 'I', '4', 'café', 'x½'])(
    'may be in %s',
    (word) => {
      const terms = analyse(word, 'en').map(({ term }) => term);
      for (const term of terms) expect(new SoughtTerms([term], 'en').mayBeIn(word)).toBe(true);
    },
  );

  it('is not in words that begin otherwise', () => {
    const sought = new SoughtTerms(['account', 'fee'], 'en');
    expect(
      ['accents', 'accounts', 'FEES', 'fixed', 'bank', 'a', 'b'].filter((run) => sought.mayBeIn(run)),
    ).toEqual(['accents', 'accounts', 'FEES', 'fixed']);
  });

  it('may be in any word of a language whose words change at their beginning', () => {
    expect(new SoughtTerms(['account'], 'ar').mayBeIn('bank')).toBe(true);
  });
});
