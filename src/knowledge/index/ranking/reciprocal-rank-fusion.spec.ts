import fc from 'fast-check';
import { fuseByReciprocalRank, LEG_WEIGHTS, type RankedLeg } from './reciprocal-rank-fusion.js';

const idsOf = (legs: readonly RankedLeg[]): string[] => fuseByReciprocalRank(legs).map(({ id }) => id);

const legs = fc.array(
  fc.record({
    ids: fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 12 }),
    weight: fc.constantFrom(0, 0.1, 0.5, 1, 2),
  }),
  { maxLength: 4 },
);

describe('fuseByReciprocalRank', () => {
  it('has nothing to join where nothing was found', () => {
    expect(fuseByReciprocalRank([])).toEqual([]);
    expect(fuseByReciprocalRank([{ ids: [], weight: 1 }])).toEqual([]);
  });

  it('adds up the places, with the weight of each leg', () => {
    const fused = fuseByReciprocalRank([
      { ids: ['a', 'b'], weight: LEG_WEIGHTS.lexical },
      { ids: ['b', 'c'], weight: LEG_WEIGHTS.semantic },
    ]);
    expect(fused).toEqual([
      { id: 'b', score: 0.5 / 62 + 1 / 61 },
      { id: 'c', score: 1 / 62 },
      { id: 'a', score: 0.5 / 61 },
    ]);
  });

  it('puts what two legs found before what one found a little higher', () => {
    expect(
      idsOf([
        { ids: ['a', 'b', 'c'], weight: 1 },
        { ids: ['d', 'e', 'c'], weight: 1 },
      ])[0],
    ).toBe('c');
  });

  it('orders equals by their best place, then by the leg that has it', () => {
    const twins = [
      { ids: ['a', 'b'], weight: 1 },
      { ids: ['c', 'd'], weight: 1 },
    ];
    expect(idsOf(twins)).toEqual(['a', 'c', 'b', 'd']);
  });

  it('keeps the order of a single leg, whatever it weighs', () => {
    fc.assert(
      fc.property(legs, ([leg]) => {
        expect(idsOf(leg ? [leg] : [])).toEqual([...(leg?.ids ?? [])]);
      }),
    );
  });

  it('gives each id once, the best first, and never puts one before another that every leg prefers', () => {
    fc.assert(
      fc.property(legs, (given) => {
        const fused = fuseByReciprocalRank(given);
        const ids = fused.map(({ id }) => id);
        expect(new Set(ids)).toEqual(new Set(given.flatMap((leg) => leg.ids)));
        expect(new Set(ids).size).toBe(ids.length);
        for (const [index, { score }] of fused.entries()) {
          expect(score).toBeLessThanOrEqual(fused[index - 1]?.score ?? Infinity);
        }
        const placeIn = (leg: RankedLeg, id: string): number =>
          leg.ids.includes(id) ? leg.ids.indexOf(id) : Infinity;
        for (const [index, better] of ids.entries()) {
          for (const worse of ids.slice(index + 1)) {
            const isBeaten = given.every((leg) => placeIn(leg, worse) < placeIn(leg, better));
            expect(isBeaten).toBe(false);
          }
        }
      }),
    );
  });

  it('does not change when a leg that found nothing or weighs nothing new is added', () => {
    fc.assert(
      fc.property(legs, (given) => {
        const silent = { ids: given[0]?.ids ?? [], weight: 0 };
        expect(idsOf([...given, { ids: [], weight: 1 }])).toEqual(idsOf(given));
        expect(idsOf([...given, silent])).toEqual(idsOf(given));
      }),
    );
  });
});
