import { type Reranker } from './reranker.js';

/** A reranker under test, and how to be rid of it. */
export interface RerankerSubject {
  readonly reranker: Reranker;
  close(): Promise<void>;
}

export const QUESTION = 'What does a savings account cost?';
export const TEXTS = [
  'Lions hunt zebras at night.',
  'A savings account costs nothing to open.',
  'An account can be closed at any time.',
];

/** What every {@link Reranker} owes to whoever calls it. */
export function describeReranker(name: string, start: () => Promise<RerankerSubject>): void {
  describe(`${name} as a reranker`, () => {
    const { signal } = new AbortController();
    let subject: RerankerSubject;
    let reranker: Reranker;

    beforeEach(async () => {
      subject = await start();
      reranker = subject.reranker;
    });

    afterEach(() => subject.close());

    it('puts what answers best first', async () => {
      const ranked = await reranker.rerank(QUESTION, TEXTS, 3, signal);
      expect(ranked.map(({ index }) => index)).toEqual([1, 2, 0]);
      const scores = ranked.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((left, right) => right - left));
    });

    it('gives as many as are asked for, or all there are', async () => {
      expect(await reranker.rerank(QUESTION, TEXTS, 1, signal)).toMatchObject([{ index: 1 }]);
      expect(await reranker.rerank(QUESTION, TEXTS, 50, signal)).toHaveLength(3);
      expect(await reranker.rerank(QUESTION, TEXTS, 0, signal)).toEqual([]);
      expect(await reranker.rerank(QUESTION, [], 5, signal)).toEqual([]);
    });

    it('keeps equals in the order they were given', async () => {
      const ranked = await reranker.rerank(QUESTION, ['Same.', 'Same.', 'Same.'], 3, signal);
      expect(ranked.map(({ index }) => index)).toEqual([0, 1, 2]);
    });

    it('takes empty, endless and broken texts', async () => {
      const texts = ['', ' \n', 'word '.repeat(200_000), 'half a \ud83d'];
      expect(await reranker.rerank('', texts, 4, signal)).toHaveLength(4);
    });

    it('throws the reason of a signal that is aborted beforehand', async () => {
      const reason = new Error('not any more');
      await expect(reranker.rerank(QUESTION, TEXTS, 3, AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(reranker.rerank(QUESTION, [], 3, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
