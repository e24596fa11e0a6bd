import { reorder } from './reorder.js';

describe('reorder', () => {
  const found = (...numbers: number[]) =>
    numbers.map((number, index) => ({ number, documentId: `doc_${number}`, score: 9 - index }));
  const leg = (numbers: number[], error: string | null) =>
    ({ name: 'rerank', tookMs: 0, error, candidates: found(...numbers) }) as const;

  it('puts what was read first, in scores that fall', () => {
    const order = reorder(leg([3, 1], null), found(1, 2, 3, 4));
    expect(order.map(({ number }) => number)).toEqual([3, 1, 2, 4]);
    const scores = order.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(4);
  });

  it('leaves all as it was where the reranker failed', () => {
    expect(reorder(leg([], 'down'), found(1, 2))).toEqual(found(1, 2));
  });
});
