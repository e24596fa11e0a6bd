import fc from 'fast-check';
import { type SearchWeights } from '../../../applications/search-weights.js';
import { fuseLegs, weighLegs } from './fuse-legs.js';
import { type Leg } from './leg.js';

/** @param scores by the passages' numbers. */
function leg(name: Leg['name'], scores: Record<number, number>): Leg {
  const candidates = Object.entries(scores)
    .map(([number, score]) => ({ number: Number(number), documentId: `doc_${number}`, score }))
    .sort((one, other) => other.score - one.score || one.number - other.number);
  return { name, tookMs: 1, error: null, candidates };
}

const EVEN = { lexical: 1, semantic: 1 };
const fuse = (weights: SearchWeights, ...legs: Leg[]) => fuseLegs(weighLegs(legs, weights));
const numbers = (weights: SearchWeights, ...legs: Leg[]) =>
  fuse(weights, ...legs).map(({ number }) => number);

describe('legs together', () => {
  it('leave one that stands alone as it is', () => {
    const alone = leg('lexical', { 3: 9, 1: 4 });

    expect(fuse(EVEN, alone)).toEqual(alone.candidates);
    expect(fuse(EVEN, alone, leg('rewritten', {}))).toEqual(alone.candidates);
    expect(fuse(EVEN, leg('lexical', {}))).toEqual([]);
  });

  it('add up what each makes of a passage, between its best and its last', () => {
    const words = leg('lexical', { 1: 12, 2: 7, 3: 2 });
    const meaning = leg('semantic', { 2: 0.9, 4: 0.8, 3: 0.4 });

    expect(fuse({ lexical: 3, semantic: 1 }, words, meaning)).toMatchObject([
      { number: 1, documentId: 'doc_1', score: 0.75 },
      { number: 2, score: 0.375 + 0.25 },
      { number: 4, score: expect.closeTo(0.2) as number },
      { number: 3, score: 0 },
    ]);
  });

  it('share among ways that look for words what words weigh', () => {
    const legs = [leg('lexical', { 1: 1 }), leg('rewritten', { 1: 1 }), leg('semantic', { 1: 1 })];
    const weights = (...of: Leg[]) => weighLegs(of, { lexical: 2, semantic: 2 }).map(({ weight }) => weight);

    expect(weights(...legs)).toEqual([0.25, 0.25, 0.5]);
    expect(weights(leg('lexical', {}), ...legs.slice(1))).toEqual([0, 0.5, 0.5]);
    expect(weights(leg('lexical', {}), leg('semantic', {}))).toEqual([0, 0]);
  });

  it('find nothing where only what weighs nothing has', () => {
    expect(numbers({ lexical: 1, semantic: 0 }, leg('lexical', {}), leg('semantic', { 1: 1 }))).toEqual([]);
  });

  it('put equals in the order of their best place, then of the leg that has it', () => {
    expect(numbers(EVEN, leg('lexical', { 1: 2, 2: 1 }), leg('semantic', { 3: 2, 4: 1 }))).toEqual([
      1, 3, 2, 4,
    ]);
  });

  describe('whatever is found', () => {
    // Whole numbers, so that no rounding puts two in another order.
    const scores = fc.dictionary(
      fc.integer({ min: 1, max: 30 }).map(String),
      fc.integer({ min: 1, max: 1_000 }),
      { maxKeys: 12 },
    );
    const weights = fc.record({
      lexical: fc.constantFrom(0.1, 0.5, 1),
      semantic: fc.constantFrom(0.1, 0.5, 1),
    });

    it('have each passage once, the best first', () => {
      fc.assert(
        fc.property(scores, scores, weights, (words, meanings, given) => {
          const fused = fuse(given, leg('lexical', words), leg('semantic', meanings));
          const found = fused.map(({ number }) => number);
          expect(new Set(found)).toEqual(new Set(Object.keys({ ...words, ...meanings }).map(Number)));
          expect(found).toHaveLength(new Set(found).size);
          fused.forEach(({ score }, index) => {
            expect(score).toBeLessThanOrEqual(fused[index - 1]?.score ?? Infinity);
          });
        }),
      );
    });

    it('do not depend on the scale that a leg scores on, nor on where that begins', () => {
      fc.assert(
        fc.property(
          scores,
          scores,
          weights,
          fc.constantFrom(2, 4, 1024),
          fc.integer({ min: -500, max: 500 }),
          (words, meanings, given, scale, shift) => {
            const moved = Object.fromEntries(
              Object.entries(words).map(([number, score]) => [number, score * scale + shift]),
            );
            // One that stands alone keeps its scores.
            fc.pre(Object.keys(meanings).length > 0);
            expect(fuse(given, leg('lexical', moved), leg('semantic', meanings))).toEqual(
              fuse(given, leg('lexical', words), leg('semantic', meanings)),
            );
          },
        ),
      );
    });

    it('are the other leg where one weighs nothing', () => {
      fc.assert(
        fc.property(scores, scores, (words, meanings) => {
          const legs = [leg('lexical', words), leg('semantic', meanings)] as const;
          fc.pre(legs.every(({ candidates }) => candidates.length > 0));
          expect(fuse({ lexical: 1, semantic: 0 }, ...legs)).toEqual(legs[0].candidates);
          expect(fuse({ lexical: 0, semantic: 1 }, ...legs)).toEqual(legs[1].candidates);
        }),
      );
    });

    it('never put a passage before another that every leg prefers', () => {
      fc.assert(
        fc.property(scores, scores, weights, (words, meanings, given) => {
          const order = numbers(given, leg('lexical', words), leg('semantic', meanings));
          const legs = [words, meanings].filter((each) => Object.keys(each).length > 0);
          const of = (number: number) => legs.map((each) => each[number] ?? -1);
          for (const [index, better] of order.entries()) {
            for (const worse of order.slice(index + 1)) {
              expect(of(worse).every((score, at) => score > (of(better)[at] ?? 0))).toBe(false);
            }
          }
        }),
      );
    });
  });
});
