import { renderToStaticMarkup } from 'react-dom/server';
import { type TraceTerm } from '../../../api/types.js';
import { aTerm } from '../testing/a-term.js';
import { LookedFor, plainWords, wordOf } from './looked-for.js';

const drawn = (as: 'plain' | 'numbers', terms: TraceTerm[], rewritten: string | null = null) =>
  renderToStaticMarkup(<LookedFor query={{ rewritten, terms } as never} as={as} />);

describe('what was looked for', () => {
  it('has a word as it was written', () => {
    expect(wordOf(aTerm('luggag', { words: ['luggage'] }))).toBe('luggage');
    expect(wordOf(aTerm('polici', { words: ['policy', 'policies'] }))).toBe('policy, policies');
    expect(wordOf(aTerm('account', { typed: 'acount' }))).toBe('acount (read as account)');
    expect(wordOf(aTerm('luggag'))).toBe('luggag');
  });

  it('is told in words that say something, as far as there are any', () => {
    const the = aTerm('the', { weight: 0.1 });
    const luggage = [aTerm('luggag', { words: ['luggage'] }), aTerm('luggages', { words: ['luggage'] })];
    const texts = (terms: TraceTerm[]) => plainWords(terms, 'question').map(({ text }) => text);
    expect(texts([the, ...luggage])).toEqual(['luggage']);
    expect(texts([the])).toEqual(['the']);
  });

  it('is told with numbers to who wants them, by where each word comes from', () => {
    const terms = [
      aTerm('luggag', { words: ['luggage'], weight: 1.234 }),
      aTerm('the', { from: 'history', weight: 0.1 }),
    ];
    const numbers = drawn('numbers', terms);
    expect(numbers).toMatch(/From the question.*luggag<.*1\.23.*From what was asked before.*the<.*0\.1/);
    const plain = drawn('plain', terms);
    expect(plain).toMatch(/Words of the question.*>luggage</);
    expect(plain).not.toMatch(/1\.23|weight /);
  });

  it('is the question in the words of a model, too; or nothing that says anything', () => {
    for (const as of ['plain', 'numbers'] as const) {
      expect(drawn(as, [aTerm('fee')], 'What is the fee?')).toContain('What is the fee?</blockquote>');
      expect(drawn(as, [])).toContain('no word that says what to look for');
      expect(drawn(as, [aTerm('fee')])).not.toContain('blockquote');
    }
  });
});
