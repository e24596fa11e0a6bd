import fc from 'fast-check';
import { findCitations } from './citations.js';

const THREE = new Set([1, 2, 3]);

describe('the citations of a reply', () => {
  it.each([
    ['It costs nothing [2].', [2], []],
    ['First [3], then [1] and [3] again.', [3, 1], []],
    ['Both say so [1, 3].', [1, 3], []],
    ['Both say so [1][2].', [1, 2], []],
    ['As I just made up [7] [0].', [], [7, 0]],
    ['Nothing at all.', [], []],
    ['A link [1](https://example.org) and a reference [2]: https://example.org', [], []],
    ['The fee[1], and code `list[2]`.', [1], []],
    ['```\nconst [a] = b; [3]\n```\nbut [1].', [1], []],
    ['Not a number [a], [12345] or [1-3].', [], []],
  ])('%s', (text, cited, invented) => {
    expect(findCitations(text, THREE)).toEqual({ cited, invented });
  });

  it('are each told once, and are of one kind', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
        const { cited, invented } = findCitations(numbers.map((number) => `x [${number}]`).join(' '), THREE);
        expect([...cited, ...invented].sort()).toEqual([...new Set(numbers)].sort());
        expect(cited.every((number) => THREE.has(number))).toBe(true);
        expect(invented.some((number) => THREE.has(number))).toBe(false);
      }),
    );
  });
});
