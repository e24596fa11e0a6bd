import { indexTerms } from './passage-terms.js';

describe('indexTerms', () => {
  it('counts words of the text, and content words alone for the length', () => {
    const { frequencies, length } = indexTerms('Savings rates', 'How a savings account saves', 'en');

    expect(Object.fromEntries(frequencies)).toEqual({ save: 2, account: 1, how: 1, a: 1, rate: 0 });
    expect(length).toBe(3);
  });

  it('keeps of a title how much it says, which is less the longer it is', () => {
    const shares = (title: string) => Object.fromEntries(indexTerms(title, 'text', 'en').title);

    expect(shares('Savings')).toEqual({ save: 21 });
    expect(shares('The savings of the year')).toEqual({ the: 39, save: 20, of: 20, year: 20 });
    expect(shares('red green blue white black')).toMatchObject({ red: 16, black: 16 });
    expect(shares('word '.repeat(400))).toEqual({ word: 127 });
    expect(shares(`word ${'green '.repeat(2_000)}`)).toMatchObject({ word: 1 });
  });

  it('makes nothing of punctuation', () => {
    expect(indexTerms('', '— … !', 'en')).toEqual({
      frequencies: new Map(),
      title: new Map(),
      length: 0,
    });
  });
});
