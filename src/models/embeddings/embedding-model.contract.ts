import { type EmbeddingModel } from './embedding-model.js';
import { dotProduct } from '../testing/dot-product.js';

/** A model under test, and how to be rid of it. */
export interface EmbeddingModelSubject {
  readonly model: EmbeddingModel;
  close(): Promise<void>;
}

const QUESTION = 'What does a savings account cost?';
const ANSWER = 'A savings account costs nothing to open.';
const UNRELATED = 'Lions hunt zebras at night.';

/** What every {@link EmbeddingModel} owes to whoever calls it. */
export function describeEmbeddingModel(name: string, start: () => Promise<EmbeddingModelSubject>): void {
  describe(`${name} as an embedding model`, () => {
    const { signal } = new AbortController();
    let subject: EmbeddingModelSubject;
    let model: EmbeddingModel;

    beforeEach(async () => {
      subject = await start();
      model = subject.model;
    });

    afterEach(() => subject.close());

    it('has a name to store', () => {
      expect(model.id).toMatch(/^[a-z]+:.+$/);
    });

    it('has nothing to say about no texts', async () => {
      expect(await model.embed([], 'document', signal)).toEqual([]);
    });

    it('gives vectors of length 1 and of the same dimensions, one for each text', async () => {
      const vectors = await model.embed([QUESTION, ANSWER, UNRELATED], 'document', signal);
      expect(vectors).toHaveLength(3);
      expect(new Set(vectors.map(({ length }) => length)).size).toBe(1);
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(dotProduct(vector, vector)).toBeCloseTo(1, 5);
      }
    });

    it('puts a question closer to its answer than to anything else', async () => {
      const [question] = await model.embed([QUESTION], 'query', signal);
      const [answer, unrelated] = await model.embed([ANSWER, UNRELATED], 'document', signal);
      expect(dotProduct(question!, answer!)).toBeGreaterThan(dotProduct(question!, unrelated!) + 0.2);
    });

    it('keeps the order of many texts, and gives a text the same vector in any company', async () => {
      const texts = Array.from(
        { length: 150 },
        (_, index) => `Account number ${index} of customer ${index * 7}`,
      );
      const vectors = await model.embed(texts, 'document', signal);
      expect(vectors).toHaveLength(150);
      for (const index of [0, 31, 32, 77, 149]) {
        const [alone] = await model.embed([texts[index]!], 'document', signal);
        expect(dotProduct(alone!, vectors[index]!)).toBeCloseTo(1, 5);
      }
    });

    it('takes empty, endless and broken texts', async () => {
      const texts = ['', ' \n', 'word '.repeat(200_000), 'half a \ud83d', '😀'.repeat(5_000)];
      const vectors = await model.embed(texts, 'document', signal);
      expect(vectors).toHaveLength(5);
      for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
    });

    it('throws the reason of a signal that is aborted beforehand', async () => {
      const reason = new Error('not any more');
      await expect(model.embed([QUESTION], 'query', AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(model.embed([], 'query', AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
