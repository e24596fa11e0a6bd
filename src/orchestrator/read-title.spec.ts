import { readTitle } from './read-title.js';

describe('a title that a model gives', () => {
  it.each([
    ['Savings accounts', 'Savings accounts'],
    ['  "Savings accounts."\nI hope this helps!', 'Savings accounts'],
    ['**Title: Fees of a card**', 'Fees of a card'],
    ['# „Gebühren einer Karte“', 'Gebühren einer Karte'],
    ['حساب التوفير', 'حساب التوفير'],
    ['Two\u0000 words\t here', 'Two words here'],
    ['C++ and F#', 'C++ and F#'],
  ])('is read of %j', (answer, title) => {
    expect(readTitle(answer)).toBe(title);
  });

  it('is none where there is no word', () => {
    expect(readTitle('')).toBeUndefined();
    expect(readTitle(' \n "" ')).toBeUndefined();
  });

  it('is cut at a word, and in no character', () => {
    expect(readTitle('word '.repeat(40))).toBe(`${'word '.repeat(15)}word…`);
    expect(readTitle('😀'.repeat(100))).toBe(`${'😀'.repeat(80)}…`);
  });
});
