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

  it('takes the delimiter that the file names', () => {
    expect(read('sep=;\r\nBerth;Fee\r\nA1;18,50\r\n')).toBe('Berth: A1; Fee: 18,50');
  });

  it('puts what stands above the names in front', () => {
    expect(read('Berths,,\nBerth,Metres,Fee\nA1,8,18')).toBe('Berths\n\nBerth: A1; Metres: 8; Fee: 18');
  });

  it('names the columns beyond the rows that it looks at first', () => {
    expect(read(`Berth,Fee\n${'A1,18\n'.repeat(100)}`).split('\n')).toEqual(
      Array.from({ length: 100 }, () => 'Berth: A1; Fee: 18'),
    );
  });

  it('rather cuts the names, and leaves them out, than give up the rows', () => {
    const rows = `Berth of the boats in the harbour of Larkhaven,Fee\n${'A1,18\n'.repeat(100)}`;
    const within = (characters: number) => parseCsv(rows, { ...DEFAULT_PARSING_LIMITS, characters }).text;

    expect(within(10_000)).toContain('Berth of the boats in the harbour of Larkhaven: A1');
    expect(within(4_000)).toContain('Berth of the boats i: A1; Fee: 18');
    expect(within(1_000)).toMatch(/^Berth of.*Larkhaven; Fee\nA1; 18\nA1/);
    expect(() => within(500)).toThrow('characters');
  });
});
