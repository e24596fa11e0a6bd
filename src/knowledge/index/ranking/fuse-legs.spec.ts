import { type Leg } from './leg.js';
import { fuseLegs } from './fuse-legs.js';

function leg(name: Leg['name'], ...numbers: number[]): Leg {
  const candidates = numbers.map((number, index) => ({
    number,
    documentId: `doc_${number}`,
    score: 9 - index,
  }));
  return { name, tookMs: 1, error: null, candidates };
}

const numbers = (...legs: Leg[]) => fuseLegs(legs).map(({ number }) => number);

describe('legs together', () => {
  it('leave one that stands alone as it is', () => {
    const alone = leg('lexical', 3, 1);

    expect(fuseLegs([alone])).toEqual(alone.candidates);
    expect(fuseLegs([alone, leg('rewritten')])).toEqual(alone.candidates);
    expect(fuseLegs([leg('lexical')])).toEqual([]);
  });

  it('put first what several have found', () => {
    expect(numbers(leg('lexical', 1, 2, 3), leg('rewritten', 3, 4))).toEqual([3, 1, 2, 4]);
    expect(fuseLegs([leg('lexical', 1), leg('rewritten', 1)])).toEqual([
      { number: 1, documentId: 'doc_1', score: expect.closeTo(1 / 61) as number },
    ]);
  });

  it('count meaning for more than words', () => {
    expect(numbers(leg('lexical', 1, 2), leg('semantic', 3, 4))).toEqual([3, 4, 1, 2]);
  });
});
