import { DEFAULT_PARSING_LIMITS } from '../parsing-limits.js';
import { blocksOf } from '../testing/blocks-of.js';
import { parseJson } from './parse-json.js';

const read = (source: string) => parseJson(source, DEFAULT_PARSING_LIMITS);
const blocks = (source: string) => blocksOf(read(source));

describe('parseJson', () => {
  it('reads records as rows, numbers as they are written', () => {
    const records =
      '[{"account":"Checking","fee":4.50,"limits":{"daily":500},"tags":["a","b"]},{"account":"Savings","fee":null}]';
    expect(blocks(records)).toEqual([
      'table-row: account: Checking; fee: 4.50; limits.daily: 500; tags: a, b',
      'table-row: account: Savings',
    ]);
  });

  it('reads an object member by member, what is large under its name', () => {
    const source = `{"bank":{"city":"Rome","open":true},"plans":[{"name":"Basic","cards":[{"id":12345678901234567890}]},{"name":"Gold","fee":9}]}`;
    expect(blocks(source)).toEqual([
      'table-row: bank.city: Rome; bank.open: true',
      'h1: plans',
      'h2: Basic',
      'table-row: name: Basic',
      'h3: cards',
      'table-row: id: 12345678901234567890',
      'table-row: name: Gold; fee: 9',
    ]);
  });

  it('reads rows of a list as a table, and lines of JSON as records', () => {
    expect(blocks('[["Account","Fee"],["Checking",4],["Savings",0]]')).toEqual([
      'table-row: Account: Checking; Fee: 4',
      'table-row: Account: Savings; Fee: 0',
    ]);
    expect(blocks('{"a":1}\n\n{"a":2}\n')).toEqual(['table-row: a: 1', 'table-row: a: 2']);
  });

  it('reads what is no JSON after all as it is written', () => {
    const source = '{\n  // remark\n  "a": 1\n}';
    expect(read(source).text).toBe(source);
  });

  it('gives up what is nested without end, and is no fool of names', () => {
    expect(() => read('['.repeat(100_000))).toThrow(expect.objectContaining({ code: 'document_unreadable' }));
    expect(blocks('{"__proto__":{"a":"[[[["}}')).toEqual(['table-row: __proto__.a: [[[[']);
  });
});
