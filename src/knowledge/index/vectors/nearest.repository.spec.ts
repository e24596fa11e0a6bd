import { openSqlite, openWithVectors } from '../../../database/testing/databases.js';
import { addCompiledFunctions, addOwnFunctions } from '../../../database/sqlite/vector-functions.js';
import { toUnitVector } from '../../../models/embeddings/unit-vector.js';
import { dotProduct } from '../../../models/testing/dot-product.js';
import { NearestRepository } from './nearest.repository.js';
import { KnowledgeFixture } from '../../testing/knowledge-fixture.js';

const APPLICATION = 'app_many';
const MODEL = 'made:48';
const PASSAGES = 1_500;
const DIMENSIONS = 48;

/** Numbers between -1 and 1 that are the same each time. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

describe.each([
  ['compiled vector functions', () => openSqlite(addCompiledFunctions)],
  ['vector functions of our own', () => openSqlite(addOwnFunctions)],
  ['pgvector', openWithVectors],
])('NearestRepository, with %s', (_, open) => {
  const next = numbers();
  const made = (): Float32Array => toUnitVector(Float32Array.from({ length: DIMENSIONS }, next));
  const vectors = new Map<number, Float32Array>();
  let fixture: KnowledgeFixture;
  let generationId: number;

  beforeAll(async () => {
    fixture = KnowledgeFixture.on(await open());
    const content = `${'x'.repeat(1_500)}\n\n`.repeat(PASSAGES);
    const document = { applicationId: APPLICATION, category: 'c', title: 'T', content };
    await fixture.knowledge.addDocument(document);
    await fixture.knowledge.addDocument({ ...document, category: 'd', content: 'One more.' });
    const request = { applicationId: APPLICATION, model: MODEL, after: 0, limit: 10_000 };
    const { passages } = await fixture.index.reader.findUnembedded(request);
    for (const { number } of passages) vectors.set(number, made());
    await fixture.index.writer.storeVectors({
      applicationId: APPLICATION,
      model: MODEL,
      vectors: Array.from(vectors, ([number, vector]) => ({ number, vector })),
      now: 0,
    });
    generationId = (await fixture.index.reader.vectorProgress(APPLICATION)).generations[0]?.id ?? 0;
  });

  afterAll(() => fixture.close());

  const find = (vector: Float32Array, more = {}) =>
    new NearestRepository(fixture.database).find({
      applicationId: APPLICATION,
      generationId,
      vector,
      filter: [],
      limit: 10,
      ...more,
    });
  const exact = (question: Float32Array) =>
    Array.from(vectors, ([number, vector]) => ({ number, score: dotProduct(question, vector) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score);

  it('finds the best, the best first, by their cosines', async () => {
    expect(vectors.size).toBe(PASSAGES + 1);
    for (let round = 0; round < 10; round += 1) {
      const question = made();
      const best = exact(question).slice(0, 10);
      const found = await find(question);
      expect(found.map(({ number }) => number)).toEqual(best.map(({ number }) => number));
      for (const [index, { score }] of found.entries()) expect(score).toBeCloseTo(best[index]?.score ?? 0, 5);
    }
  });

  it('leaves out what points away, and what the filter does not let through', async () => {
    const question = made();
    const found = await find(question, { limit: 5_000 });
    expect(found).toHaveLength(exact(question).length);
    const [last] = [...vectors].at(-1) ?? [0];
    const filter = [{ field: { kind: 'category' }, test: { operator: 'eq', value: 'd' } }];
    const own = vectors.get(last) ?? question;
    expect(await find(own, { filter })).toMatchObject([{ number: last }]);
    expect(
      await find(
        own.map((value) => -value),
        { filter },
      ),
    ).toEqual([]);
  });

  it('says so where searches do not use these vectors', async () => {
    const isOutdated = async (applicationId: string, id: number) => {
      const vector = { generationId: id, values: made() };
      const search = { applicationId, turns: [], filter: [], vector };
      const { ranking } = await fixture.index.reader.findDocuments(search, { topK: 1, reread: 0 });
      return ranking.isVectorOutdated;
    };

    expect(await isOutdated(APPLICATION, generationId)).toBe(false);
    expect(await isOutdated(APPLICATION, generationId + 1)).toBe(true);
    expect(await isOutdated('app_other', generationId)).toBe(true);
  });

  it('finds nothing by a vector without a direction', async () => {
    expect(await find(new Float32Array(DIMENSIONS))).toEqual([]);
  });
});
