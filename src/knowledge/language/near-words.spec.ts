import fc from 'fast-check';
import { nearWords } from './near-words.js';
import { analyse, nearTerms } from './text-analyser.js';

/** How many slips make one word the other: letters too many, missing or other ones, and neighbours in each other's place. */
function slips(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]![j]!;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const changed = at(i - 1, j - 1) + Number(one[i - 1] !== other[j - 1]);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? at(i - 2, j - 2) + 1 : Infinity;
      table[i]![j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped);
    }
  }
  return at(one.length, other.length);
}

describe('nearWords', () => {
  const word = (minLength: number) => fc.stringMatching(new RegExp(`^[a-c]{${minLength},6}$`));

  it('are those, and only those, that one slip makes of a word', () => {
    fc.assert(
      fc.property(word(4), fc.array(word(1), { minLength: 1, maxLength: 30 }), (typed, vocabulary) => {
        const near = nearWords(typed);
        for (const known of vocabulary) expect(near.has(known)).toBe(slips(typed, known) === 1);
        for (const each of near) expect(slips(typed, each)).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['acount', 'account'],
    ['accoount', 'account'],
    ['accuont', 'account'],
    ['akcount', 'account'],
    ['карат', 'карта'],
    ['λογαριαμσός', 'λογαριασμός'],
    ['الحسب', 'الحساب'],
    ['बयाज', 'ब्याज'],
  ])('%s is near to %s', (typed, meant) => {
    expect(nearWords(typed)).toContain(meant);
  });

  it('are none of what is short, very long, or no word', () => {
    for (const typed of ['cat', 'x'.repeat(17), 'covid19', '2024', '利息利息利息', '']) {
      expect(nearWords(typed).size).toBe(0);
    }
  });

  it('are some hundred, however long the word', () => {
    for (let length = 4; length <= 16; length += 1) {
      expect(nearWords('abcdefghijklmnop'.slice(0, length)).size).toBeLessThan(1_000);
    }
  });
});

describe('nearTerms', () => {
  const termOf = (word: string): string => analyse(word, 'en')[0]!.term;

  it.each([
    ['transferrign', 'transferring'],
    ['Openig', 'opening'],
    ['acounts', 'accounts'],
  ])('of %s has the stem of %s, though its own is another', (typed, meant) => {
    expect(termOf(typed)).not.toBe(termOf(meant));
    expect(nearTerms(typed, 'en')).toContain(termOf(meant));
  });

  it('has neither the term itself nor a stop word', () => {
    expect(nearTerms('cards', 'en')).not.toContain('card');
    expect(nearTerms('tehir', 'en')).not.toContain('their');
  });
});
