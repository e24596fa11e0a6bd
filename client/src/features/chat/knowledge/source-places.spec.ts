import { sourcePlaces } from './source-places.js';

const at = (value: string, source: string, start = 0, end = source.length) =>
  sourcePlaces(value, source, { start, end });

describe('the places of a drawn text in its source', () => {
  it('are those of the same letters', () => {
    expect(at('fee 🧳', 'The fee 🧳.', 4)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(at('run', '```js\nrun\n```')).toEqual([6, 7, 8]);
  });

  it('leave out signs, and what stands for a character is where it begins', () => {
    const source = 'a \\* b &amp; c\n> d';
    expect(
      at('a * b & c\nd', source)
        .map((place) => source.charAt(place))
        .join(''),
    ).toBe('a * b & c\nd');
    expect(at('<x', '&lt;x')).toEqual([0, 4]);
  });

  it('lie within what it was made from', () => {
    for (const place of at('zzz', 'abc', 1, 3)) expect(place).toBe(1);
  });
});
