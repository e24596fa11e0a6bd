import { fill } from './fill.js';

describe('a text with values', () => {
  it('has each in its place, and numbers as the language writes them', () => {
    expect(fill('en', '{b} and {a} of {b}', { a: 'x', b: 1234 })).toBe('1,234 and x of 1,234');
    expect(fill('de', '{n}', { n: 1234.5 })).toBe('1.234,5');
  });

  it('takes a value for what it is, whatever is written in it', () => {
    expect(fill('en', '{a} {b}', { a: '{b} $& $1', b: 'x' })).toBe('{b} $& $1 x');
  });

  it('keeps a value of the other direction apart where the language runs from right to left', () => {
    expect(fill('ar', 'حذف {a}', { a: 'Loans' })).toBe('حذف \u2068Loans\u2069');
  });

  it('leaves the place of what was not given', () => {
    expect(fill('en', '{a} {b}', { a: 'x' })).toBe('x {b}');
  });
});
