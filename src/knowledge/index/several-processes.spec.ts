import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { PostgresDatabase } from '../../database/postgres/postgres-database.js';
import {
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../database/testing/postgres-server.js';
import { createVectorDatabase } from '../../database/testing/vector-database.js';
import { APPLICATION, IndexFixture } from '../testing/index-fixture.js';
import { createLocalIndex } from './local-index.js';

const MODEL = 'made:2';
const ROUNDS = 30;
const ROUNDS_OF_VECTORS = 4;

/** The index as another process has it: with a pool and with kept postings of its own. */
function openIndex(url: string): IndexFixture {
  const database = new PostgresDatabase(url);
  const ground = { database, ids: new SequentialIds(), clock: new FixedClock(), largeFrom: 0, mostRecent: 3 };
  return new IndexFixture(database, createLocalIndex(ground), () => database.onApplicationShutdown());
}

describe('the index in several processes', () => {
  let own: OwnDatabase;
  let one: IndexFixture;
  let other: IndexFixture;

  async function open(database: Promise<OwnDatabase>): Promise<void> {
    own = await database;
    [one, other] = [openIndex(own.url), openIndex(own.url)];
  }

  afterEach(async () => {
    await one.close();
    await other.close();
    await own.drop();
  });

  const foundBy = async (index: IndexFixture, query: string): Promise<string[]> =>
    (await index.rank(query)).candidates.map(({ documentId }) => documentId);

  const server = testServerUrl();
  (server === undefined ? it.skip : it)(
    'finds by words what another one has just taken in, changed, hidden or deleted',
    async () => {
      await open(createOwnDatabase(server ?? ''));
      const kept = await one.add({ content: 'The card, which stays.' });
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = await one.add({ content: `The card of round ${round}.` });
        expect((await foundBy(other, 'card')).sort()).toEqual([kept, id].sort());
        await one.replace(id, { content: `The loan of round ${round}.` });
        expect(await foundBy(other, 'card')).toEqual([kept]);
        expect(await foundBy(other, 'loan')).toEqual([id]);
        await one.writer.setEnabled(id, false);
        expect(await foundBy(other, 'loan')).toEqual([]);
        await one.writer.remove(id);
        expect(await foundBy(other, 'round')).toEqual([]);
      }
      expect(await other.rank('card')).toEqual(await one.rank('card'));
    },
  );

  it('finds by vectors what another one has just stored, hidden or deleted', async () => {
    await open(createVectorDatabase());
    const nearest = async (): Promise<string[] | undefined> => {
      const { generations } = await other.reader.vectorProgress(APPLICATION);
      const generationId = generations[0]?.id ?? 0;
      const search = { applicationId: APPLICATION, generationId, vector: Float32Array.of(1, 0) };
      const found = await other.rankByVector({ ...search, filter: [], limit: 10 });
      return found?.map(({ documentId }) => documentId);
    };
    for (let round = 0; round < ROUNDS_OF_VECTORS; round += 1) {
      const id = await one.add({ content: `Round ${round}.` });
      const vectors = (await one.passagesOf(id)).map(({ number }) => ({
        number,
        vector: Float32Array.of(0.8, 0.6),
      }));
      await one.writer.storeVectors({ applicationId: APPLICATION, model: MODEL, vectors, now: 0 });
      expect(await nearest()).toEqual([id]);
      await one.writer.setEnabled(id, false);
      expect(await nearest()).toEqual([]);
      await one.writer.setEnabled(id, true);
      expect(await nearest()).toEqual([id]);
      await one.writer.remove(id);
      expect(await nearest()).toEqual([]);
    }
  });
});
