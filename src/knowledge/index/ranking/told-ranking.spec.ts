import { TOLD_PLACES, toldRanking } from './told-ranking.js';
import { type Ranking } from './ranking.js';

const passages = (numbers: readonly number[]) =>
  numbers.map((number) => ({ number, documentId: `doc_${number}`, score: 1 / number }));
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const RANKING: Ranking = {
  language: 'en',
  terms: [],
  depth: 200,
  weights: { lexical: 1, semantic: 1, from: 'default' },
  isVectorOutdated: false,
  fused: passages([150, ...upTo(149), ...upTo(200, 151)]),
  legs: [
    {
      ...{ name: 'lexical', tookMs: 1, error: null, fullScore: 2 },
      candidates: passages(upTo(200)),
      alone: { candidates: passages(upTo(200)), fullScore: 1 },
    },
  ],
};

describe('toldRanking', () => {
  const numbersOf = (candidates: readonly { number: number }[] = []) =>
    candidates.map(({ number }) => number);

  it('tells the first places, and those that came first of all wherever they stand', () => {
    const { legs, fused } = toldRanking(RANKING, 3);
    expect(numbersOf(fused)).toEqual([150, ...upTo(TOLD_PLACES - 1)]);
    expect(numbersOf(legs[0]?.candidates)).toEqual([...upTo(TOLD_PLACES), 150]);
    expect(numbersOf(legs[0]?.alone?.candidates)).toEqual([...upTo(TOLD_PLACES), 150]);
    expect(legs[0]).toMatchObject({ fullScore: 2, alone: { fullScore: 1 } });
  });

  it('tells as many as are wanted', () => {
    expect(toldRanking(RANKING, 50).fused).toHaveLength(50);
    expect(toldRanking(RANKING, Infinity)).toEqual(RANKING);
  });
});
