import { findJsonFaults } from './json-faults.js';

const parse = (text: string): unknown => JSON.parse(text);
const list = (item: string, count: number): string => `[${Array(count).fill(item).join(',')}]`;
const names = (count: number): string =>
  Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',');

/** The places at fault. */
const placesIn = (text: string): string[] => findJsonFaults(parse(text)).map(({ field }) => field);

describe('findJsonFaults', () => {
  it.each([
    ['a body like any other', '{"content":"hello","metadata":{"a":[1,{"b":null}]}}'],
    ['as many names as may be', `{"metadata":{${names(1_999)}}}`],
    ['as many values as may be', `{"metadata":${list('0', 39_999)}}`],
  ])('has nothing against %s', (_what, text) => {
    expect(placesIn(text)).toEqual([]);
  });

  it.each([
    ['names at the top', `{${names(2_001)}}`, 'body'],
    ['names in a field', `{"metadata":{"deep":{${names(2_000)}}}}`, 'metadata'],
    ['names here and there', `{"metadata":${list(`{${names(10)}}`, 201)}}`, 'metadata'],
    ['items', `{"messages":${list('{}', 40_001)}}`, 'messages'],
    ['items of items', `{"messages":${list(list('0', 1_000), 41)}}`, 'messages'],
    ['texts', `{"messages":${list('""', 40_001)}}`, 'messages'],
  ])('stops at too many %s, and names the field', (_what, text, field) => {
    const faults = findJsonFaults(parse(text));
    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(faults[0]?.message).toMatch(new RegExp(`^${field} must not hold more than \\d+ (names|values)$`));
  });

  it('stops at a hundred faults', () => {
    const places = placesIn(`{"a":${list('1e999', 30_000)}}`);
    expect(places).toHaveLength(100);
    expect(places.slice(0, 2)).toEqual(['a.0', 'a.1']);
    expect(placesIn(`{"a":${list('{"__proto__":1}', 1_000)}}`)).toHaveLength(100);
  });

  it('names the field of what has no bottom, once', () => {
    expect(placesIn(`{"metadata":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual(['metadata']);
  });
});
