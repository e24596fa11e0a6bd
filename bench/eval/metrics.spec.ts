import { percentile } from '../percentile.ts';
import { hitAtOne, mean, ndcg, recall, reciprocalRank } from './metrics.ts';

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['none', 0],
]);

describe('ndcg', () => {
  it('is 1 for the best order', () => {
    expect(ndcg(['a', 'b', 'c', 'x'], grades, 10)).toBeCloseTo(1, 12);
  });

  it('discounts by the logarithm of the rank, with linear gain', () => {
    // (0/log2(2) + 2/log2(3) + 3/log2(4)) / (3/log2(2) + 2/log2(3) + 1/log2(4))
    expect(ndcg(['x', 'b', 'a'], grades, 10)).toBeCloseTo((1.2618595 + 1.5) / (3 + 1.2618595 + 0.5), 6);
  });

  it('cuts the ideal order at the same depth', () => {
    // 2 / log2(2) against 3 / log2(2)
    expect(ndcg(['b', 'a', 'c'], grades, 1)).toBeCloseTo(2 / 3, 12);
    expect(ndcg(['x', 'a'], grades, 1)).toBe(0);
  });

  it('is 0 where nothing is relevant', () => {
    expect(ndcg(['a'], new Map(), 10)).toBe(0);
    expect(ndcg([], grades, 10)).toBe(0);
  });
});

describe('recall', () => {
  it('counts what was found of what is relevant, whatever the grade', () => {
    expect(recall(['x', 'c', 'none', 'a'], grades, 2)).toBeCloseTo(1 / 3, 12);
    expect(recall(['x', 'c', 'none', 'a'], grades, 5)).toBeCloseTo(2 / 3, 12);
    expect(recall(['x'], new Map([['none', 0]]), 5)).toBe(0);
  });
});

describe('the first relevant document', () => {
  it('gives its rank and whether it leads', () => {
    expect(reciprocalRank(['none', 'x', 'c', 'a'], grades)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank(['x'], grades)).toBe(0);
    expect(hitAtOne(['c', 'a'], grades)).toBe(1);
    expect(hitAtOne(['none', 'a'], grades)).toBe(0);
    expect(hitAtOne([], grades)).toBe(0);
  });
});

describe('mean and percentile', () => {
  it('take every value once', () => {
    expect(mean([1, 0, 0.5])).toBe(0.5);
    const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(oneToHundred, 0.5)).toBe(50);
    expect(percentile(oneToHundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
