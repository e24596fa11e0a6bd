import fc from 'fast-check';
import { inverseFrequency, normaliseLength, termWeight } from './bm25.js';

const corpus = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((passages) => fc.tuple(fc.constant(passages), fc.integer({ min: 1, max: passages })));

describe('bm25', () => {
  it("is Lucene's inverse document frequency", () => {
    expect(inverseFrequency(10, 1)).toBeCloseTo(Math.log(1 + 9.5 / 1.5), 12);
  });

  it('is positive for every term, and greater for the rarer one', () => {
    fc.assert(
      fc.property(corpus, ([passages, frequency]) => {
        expect(inverseFrequency(passages, frequency)).toBeGreaterThan(0);
        expect(inverseFrequency(passages, frequency - 1)).toBeGreaterThan(
          inverseFrequency(passages, frequency),
        );
      }),
    );
  });

  it('leaves a passage of average length as it is', () => {
    const { base, perLength } = normaliseLength(80);

    expect(base + perLength * 80).toBeCloseTo(1.2, 12);
    expect(termWeight(1, 10, 1) / (1 + 1.2)).toBeCloseTo(inverseFrequency(10, 1), 12);
  });

  it('does not divide by an average of nothing', () => {
    expect(Number.isFinite(normaliseLength(0).perLength)).toBe(true);
  });
});
