import fc from 'fast-check';
import { CITATION } from './citations.js';

const found = (text: string) => Array.from(text.matchAll(CITATION), ([, numbers]) => numbers);

describe('a citation', () => {
  it.each([
    ['[1]', ['1']],
    ['[1, 3]', ['1, 3']],
    ['[1;3] and [12]', ['1;3', '12']],
    ['[1][2]', ['1', '2']],
  ])('is found in %j', (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  it.each(['[1](/x)', '[1]: /x', '[a]', '[1a]', '[1,]', '[,1]', '[1234]', '1]', '[1'])(
    'is not found in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('is found again as it was written, whatever numbers it has', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(999), { minLength: 1 }), (numbers) => {
        expect(found(`a [${numbers.join(', ')}] b`)).toEqual([numbers.join(', ')]);
      }),
    );
  });
});
