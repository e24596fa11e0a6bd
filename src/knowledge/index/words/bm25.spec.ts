import fc from 'fast-check';
import { impactOf, inverseFrequency, normaliseLength, termWeight, type TermPlace } from './bm25.js';

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

  const place = fc.record<TermPlace>({
    frequency: fc.integer({ min: 0, max: 4_095 }),
    title: fc.integer({ min: 0, max: 127 }),
    length: fc.integer({ min: 0, max: 4_095 }),
  });
  const average = fc.double({ min: 1, max: 500, noNaN: true });

  it('adds more the more often a text has a term and the more the title has it, less in a longer text, and is bounded', () => {
    fc.assert(
      fc.property(place, average, ({ frequency, title, length }, averageLength) => {
        const impact = (more: Partial<TermPlace>): number =>
          impactOf({ frequency, title, length, ...more }, normaliseLength(averageLength));
        const own = impact({});
        expect(own).toBeGreaterThanOrEqual(0);
        expect(own).toBeLessThan(1);
        expect(impact({ frequency: frequency + 1 })).toBeGreaterThan(own);
        expect(impact({ title: title + 1 })).toBeGreaterThan(own);
        expect(impact({ length: length + 1 })).toBeLessThanOrEqual(own + 1e-12);
        if (frequency > 0) expect(impact({ length: length + 1 })).toBeLessThan(own);
      }),
    );
  });

  it('is BM25 of two fields: of what each has of a term by its own length, the title four times', () => {
    fc.assert(
      fc.property(place, average, (own, averageLength) => {
        const inText = own.frequency / (0.25 + (0.75 * own.length) / averageLength);
        const together = inText + (4 * own.title) / 16;
        expect(impactOf(own, normaliseLength(averageLength))).toBeCloseTo(together / (together + 1.2), 9);
      }),
    );
  });

  it('does not divide by an average of nothing', () => {
    expect(Number.isFinite(normaliseLength(0).perLength)).toBe(true);
  });
});
