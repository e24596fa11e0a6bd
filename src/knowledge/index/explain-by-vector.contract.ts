import { toUnitVector } from '../../models/embeddings/unit-vector.js';
import { dotProduct } from '../../models/testing/dot-product.js';
import { type VectorExplanation } from './vectors/vector-search.js';
import { APPLICATION, type DocumentDraft } from '../testing/index-fixture.js';
import { IndexSuite, type OpenIndex } from '../testing/index-suite.js';

const OTHER = 'app_two';
const MODEL = 'made:8';
const QUESTION = toUnitVector(Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1));
const PASSAGE = 'word '.repeat(350).trimEnd();

/** The angle is what counts: 1 is where the question points, -1 is where it points away from. */
function pointing(cosine: number): Float32Array {
  const aside = toUnitVector(Float32Array.of(1, -1, 1, -1, 1, -1, 1, -1));
  const sine = Math.sqrt(1 - cosine ** 2);
  return QUESTION.map((value, index) => cosine * value + sine * (aside[index] ?? 0));
}

/** What every {@link KnowledgeIndex} owes who asks how well a document does by its vectors. */
export function describeExplainByVector(name: string, open: OpenIndex): void {
  describe(`${name} that explains by vector`, () => {
    const suite = new IndexSuite(open);

    beforeAll(() => suite.open());

    afterEach(async () => {
      await suite.clear();
      expect(await suite.fixture.audit()).toEqual({});
    });

    afterAll(() => suite.fixture.close());

    /** A document whose passages lie by their cosines to the question; null: no vector yet. */
    const add = async (cosines: readonly (number | null)[], draft: Partial<DocumentDraft> = {}) => {
      const id = await suite.add({ content: cosines.map(() => PASSAGE).join('\n\n'), ...draft });
      const numbers = (await suite.fixture.passagesOf(id)).map(({ number }) => number);
      expect(numbers).toHaveLength(cosines.length);
      const vectors = cosines.flatMap((cosine, index) =>
        cosine === null ? [] : [{ number: numbers[index] ?? 0, vector: pointing(cosine) }],
      );
      const { applicationId = APPLICATION } = draft;
      await suite.fixture.writer.storeVectors({ applicationId, model: MODEL, vectors, now: 0 });
      return { id, numbers };
    };
    const explain = async (id: string, more = {}): Promise<VectorExplanation | undefined> => {
      const { generations } = await suite.fixture.reader.vectorProgress(APPLICATION);
      const generationId = generations[0]?.id ?? 0;
      const search = { applicationId: APPLICATION, generationId, vector: QUESTION, filter: [] };
      return suite.fixture.explainByVector({ ...search, ...more }, id);
    };
    const ranks = (explanation: VectorExplanation | undefined) => explanation?.places.map(({ rank }) => rank);

    it('gives each passage its place among all, of equals the older first', async () => {
      const first = await add([0.9, 0.1, 0.5]);
      const second = await add([0.5, 0.95]);

      const explanation = await explain(first.id);

      expect(explanation).toMatchObject({ found: 5 });
      expect(explanation?.places.map(({ number }) => number)).toEqual(first.numbers);
      expect(ranks(explanation)).toEqual([2, 5, 3]);
      expect(explanation?.places[1]?.score).toBeCloseTo(dotProduct(QUESTION, pointing(0.1)), 5);
      expect(ranks(await explain(second.id))).toEqual([4, 1]);
    });

    it('gives the places that the search gives, and those behind them', async () => {
      const { id, numbers } = await add(Array.from({ length: 12 }, (_, index) => 0.3 + index / 20));
      const { generations } = await suite.fixture.reader.vectorProgress(APPLICATION);
      const generationId = generations[0]?.id ?? 0;
      const found = await suite.fixture.rankByVector({
        ...{ applicationId: APPLICATION, generationId, vector: QUESTION, filter: [] },
        limit: 5,
      });

      const { places = [] } = (await explain(id)) ?? {};

      expect(places.map(({ rank }) => rank)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      for (const [index, { number, score }] of (found ?? []).entries()) {
        expect(places[numbers.indexOf(number)]).toEqual({ number, score, rank: index + 1 });
      }
    });

    it('has no place for what points away, and none of what has no vector', async () => {
      const { id, numbers } = await add([-0.4, null, 0.4]);

      const explanation = await explain(id);

      expect(explanation).toMatchObject({ found: 1, places: [{ rank: null }, { rank: 1 }] });
      expect(explanation?.places[0]?.score).toBeCloseTo(-0.4, 5);
      expect(explanation?.places.map(({ number }) => number)).toEqual([numbers[0], numbers[2]]);
    });

    it('counts only what the filter lets through and what is enabled', async () => {
      const loan = await add([0.9], { category: 'loans' });
      const card = await add([0.5], { category: 'cards' });
      const hidden = await add([0.7], { category: 'cards' });
      await suite.fixture.writer.setEnabled(hidden.id, false);
      const filter = [{ field: { kind: 'category' }, test: { operator: 'eq', value: 'cards' } }];

      expect(await explain(card.id, { filter })).toMatchObject({ found: 1, places: [{ rank: 1 }] });
      expect(ranks(await explain(card.id))).toEqual([2]);
      expect(ranks(await explain(loan.id, { filter }))).toEqual([null]);
      expect(ranks(await explain(hidden.id))).toEqual([null]);
    });

    it('tells nothing of another application’s documents, and does not count them', async () => {
      const own = await add([0.2]);
      const foreign = await add([0.9, 0.8], { applicationId: OTHER });

      expect(await explain(own.id)).toMatchObject({ found: 1, places: [{ rank: 1 }] });
      expect(await explain(foreign.id)).toEqual({ found: 1, places: [] });
      expect(await explain('doc_none')).toEqual({ found: 1, places: [] });
    });

    it('says so where searches do not use these vectors', async () => {
      const { id } = await add([0.2]);

      expect(await explain(id, { generationId: 1_000 })).toBeUndefined();
      expect(await explain(id, { applicationId: OTHER })).toBeUndefined();
    });

    it('finds no place by a question without a direction', async () => {
      const { id } = await add([0.2]);

      expect(await explain(id, { vector: new Float32Array(8) })).toMatchObject({
        found: 0,
        places: [{ score: null, rank: null }],
      });
    });
  });
}
