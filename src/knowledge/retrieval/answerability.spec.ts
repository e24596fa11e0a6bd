import fc from 'fast-check';
import { type FusionWeights } from '../../applications/search-weights.js';
import { type Leg } from '../index/ranking/leg.js';
import { isWorthTelling, judgeAnswer } from './answerability.js';

const LEARNED = { otherCosine: 0.5, otherDeviation: 0.1 };
const EVEN: FusionWeights = { lexical: 1, semantic: 1, from: 'learned' };
const passage = (number: number, score = 0) => ({ number, score, documentId: `doc_${number}` });
const words = (fit: number): Leg => ({
  ...{ name: 'lexical', tookMs: 0, error: null, weight: 1, fullScore: 20 },
  candidates: fit > 0 ? [passage(1, 20 * fit)] : [],
});
const meaning = (cosine: number): Leg => ({
  ...{ name: 'semantic', tookMs: 0, error: null, weight: 0.5 },
  candidates: [passage(1, cosine)],
});
const judge = (legs: Leg[], learned: typeof LEARNED | null = null) =>
  judgeAnswer({ legs, fused: [passage(1), passage(2)], weights: EVEN }, learned);
const valueOf = (...given: Parameters<typeof judge>): number => judge(...given).value ?? NaN;

describe('answerability', () => {
  it('is low where a passage has no more than a common word of the question, and high where it has most of it', () => {
    expect(judge([words(0.05)])).toEqual({
      value: expect.closeTo(0.115, 3) as number,
      fit: 0.05,
      closeness: 0,
    });
    expect(valueOf([words(0.7)])).toBeGreaterThan(0.8);
  });

  it('rises with every word, and with every bit of nearness', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (fit, cosine, more) => {
        const less = valueOf([words(fit), meaning(cosine)], LEARNED);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(1);
        expect(valueOf([words(Math.max(fit, more)), meaning(cosine)], LEARNED)).toBeGreaterThanOrEqual(less);
        expect(valueOf([words(fit), meaning(Math.max(cosine, more))], LEARNED)).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('takes nearness for what it is to this model, by its weight', () => {
    expect(judge([words(0), meaning(0.7)], LEARNED).closeness).toBeCloseTo(1);
    expect(judge([words(0), meaning(0.7)], { ...LEARNED, otherCosine: 0.9 }).closeness).toBeCloseTo(-1);
    expect(judge([words(0), meaning(1)], { otherCosine: 0, otherDeviation: 0.1 }).closeness).toBe(1.5);
  });

  it('is that of the question as a model put it where that fits better', () => {
    const rewritten: Leg = { ...words(0.6), name: 'rewritten' };
    expect(judge([words(0.1), rewritten]).fit).toBeCloseTo(0.6);
  });

  it('is that of the question by itself where the conversation before it was of something else', () => {
    const alone = { candidates: [passage(2, 6)], fullScore: 10 };

    expect(judge([{ ...words(0.1), alone }]).fit).toBeCloseTo(0.6);
    expect(judge([{ ...words(0.7), alone }]).fit).toBeCloseTo(0.7);
    expect(judge([{ ...words(0.1), alone: { ...alone, candidates: [passage(9, 6)] } }]).fit).toBeCloseTo(0.1);
  });

  it('takes passages that no vector is known of for neither near nor far', () => {
    const elsewhere: Leg = { ...meaning(0.9), candidates: [passage(9, 0.9)] };

    expect(judge([words(0.5), elsewhere], LEARNED)).toEqual(judge([words(0.5)], LEARNED));
    expect(judge([words(0.5), elsewhere], LEARNED).closeness).toBe(0);
  });

  it('looks at the first passages alone', () => {
    const fused = [2, 3, 4, 1].map((number) => passage(number));
    expect(judgeAnswer({ legs: [words(0.9)], fused, weights: EVEN }, null).fit).toBe(0);
  });

  it('is 0 where nothing was found, and not known where a model is not', () => {
    expect(judgeAnswer({ legs: [words(0)], fused: [], weights: EVEN }, null).value).toBe(0);
    expect(judge([words(0.9), meaning(0.7)]).value).toBeNull();
    expect(judge([words(0.9), { ...meaning(0.7), weight: 0 }]).value).not.toBeNull();
  });

  it('has passages told from the threshold on, and where nobody can say', () => {
    const answerability = { fit: 0, closeness: 0 };
    expect(isWorthTelling({ ...answerability, value: 0.18 }, 0.18)).toBe(true);
    expect(isWorthTelling({ ...answerability, value: 0.17 }, 0.18)).toBe(false);
    expect(isWorthTelling({ ...answerability, value: null }, 1)).toBe(true);
  });
});
