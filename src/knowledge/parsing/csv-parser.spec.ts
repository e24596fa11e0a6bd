import { parseCsv } from './csv-parser.js';
import { DEFAULT_PARSING_LIMITS } from './parsing-limits.js';

const read = (source: string, delimiter?: string) => parseCsv(source, DEFAULT_PARSING_LIMITS, delimiter).text;

describe('parseCsv', () => {
  it('tells the column of each value, and leaves out what is empty', () => {
    expect(read('Account,Fee,Note\n"Checking, young",4,\n\nSavings,,"two\nlines"')).toBe(
      'Account: Checking, young; Fee: 4\nAccount: Savings; Note: two lines',
    );
  });

  it('finds the delimiter', () => {
    expect(read('Konto;Preis\nGiro;4,50\n')).toBe('Konto: Giro; Preis: 4,50');
    expect(read('a b\tc\n1, 2\t3', '\t')).toBe('a b: 1, 2; c: 3');
  });

  it('reads data without headers', () => {
    expect(read('Ann,3\nBob,4')).toBe('Ann; 3\nBob; 4');
    expect(read('Account,Fee')).toBe('Account; Fee');
  });

  it('reads what is not quite right', () => {
    expect(read('a,b\n1,2,3\n4\n"open,5')).toBe('a: 1; b: 2; 3\na: 4\na: open,5');
  });
});
