import fc from 'fast-check';

/** Stands in a JSON text for a number that `JSON.stringify` would not write. */
const RAW_NUMBER = /"@number:([^"]+)"/g;

/** JSON with what `JSON.stringify` cannot write: numbers out of range. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll(RAW_NUMBER, '$1');
}

const STRINGS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\u202e\u200b\ufeff',
  '👩‍👩‍👧‍👦',
  '\u{10ffff}',
  'İSTANBUL ﬃ ß',
  'null',
  'NaN',
  "'; drop table message; --",
  '{bank_name}',
  '{{{',
  '${7*7}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '\r\nSet-Cookie: a=b',
  'a'.repeat(129),
  'a'.repeat(10_001),
  'word '.repeat(25_000),
];

const NUMBERS = [
  0,
  -1,
  0.5,
  Number.MAX_SAFE_INTEGER + 1,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  -2_147_483_649,
  '@number:1e999',
  '@number:-1e999',
  '@number:1e-999',
  '@number:-0',
  '@number:123456789012345678901234567890',
];

/** Keys that mean something to JavaScript, and some that do not. */
export const strangeKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'then',
    'toJSON',
    '',
    'a.b',
    '$ref',
    '0',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

export const strangeString = fc.oneof(
  fc.constantFrom(...STRINGS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** An object whose keys are its own, `__proto__` included. */
export function objectFrom(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Anything that JSON can carry, the unlikely first. */
export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  strangeString,
  fc.constantFrom<unknown>(...NUMBERS, null, true, false),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom<unknown>([], {}, [[]], [null], { '': '' }),
  fc.constantFrom(19, 20, 21, 63, 64, 65, 2_000).map(nested),
  fc.array(fc.tuple(strangeKey, fc.oneof(strangeString, fc.integer())), { maxLength: 5 }).map(objectFrom),
  fc.jsonValue({ maxDepth: 4 }),
);
