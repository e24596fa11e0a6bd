import { CorporaRepository } from './corpora.repository.js';
import { type CorpusMoment } from './corpus.js';
import { APPLICATION } from '../testing/index-fixture.js';
import { IndexSuite, type OpenIndex } from '../testing/index-suite.js';

const MODEL = 'made:2';
const NEXT = 'next:2';
const LONG = Array.from({ length: 6_000 }, (_, index) => `word${index} savings.`).join(' ');

/** What every {@link KnowledgeIndex} owes who wants to know what is left to embed. */
export function describeFinishVectors(name: string, open: OpenIndex): void {
  describe(`${name} that knows what is left to embed`, () => {
    const suite = new IndexSuite(open);
    let corpora: CorporaRepository;

    beforeAll(async () => {
      await suite.open();
      corpora = new CorporaRepository(suite.fixture.database);
    });

    afterEach(async () => {
      await suite.clear();
      await suite.fixture.database.transaction(() =>
        suite.fixture.database.write.deleteFrom('corpus').execute(),
      );
    });

    afterAll(() => suite.fixture.close());

    const find = (model = MODEL) =>
      suite.fixture.reader.findUnembedded({ applicationId: APPLICATION, model, after: 0, limit: 1_000 });
    const embed = async (model = MODEL): Promise<CorpusMoment> => {
      const { passages, moment } = await find(model);
      const vectors = passages.map(({ number }) => ({ number, vector: Float32Array.of(1, 0) }));
      await suite.fixture.writer.storeVectors({ applicationId: APPLICATION, model, vectors, now: 0 });
      if (!moment) throw new Error('There is nothing to embed.');
      return moment;
    };
    const finish = (moment: CorpusMoment, model = MODEL) =>
      suite.fixture.writer.finishVectors(APPLICATION, model, moment);
    const finishAll = async (): Promise<void> => {
      expect(await finish(await embed())).toBe(true);
      expect(await changed()).toEqual([]);
    };
    const changed = async () => [...(await corpora.unembedded()).keys()];

    it('is what came in, until a model is done with it', async () => {
      await suite.add('One.');
      expect(await changed()).toEqual([APPLICATION]);
      const moment = await embed();
      expect(await corpora.unfinishedBy(MODEL)).toEqual([APPLICATION]);

      expect(await finish(moment)).toBe(true);

      expect(await changed()).toEqual([]);
      expect(await corpora.unfinishedBy(MODEL)).toEqual([]);
      const { generations } = await suite.fixture.reader.vectorProgress(APPLICATION);
      expect(generations).toMatchObject([{ wholeUpTo: moment.lastNumber }]);
    });

    it('is not forgotten where something came in meanwhile, found or not', async () => {
      await suite.add('One.');
      for (const enabled of [true, false]) {
        const moment = await embed();
        await suite.add({ content: 'Another.', enabled });
        expect(await finish(moment)).toBe(false);
        expect(await changed()).toEqual([APPLICATION]);
      }
      await finishAll();
    });

    it.each<[string, (id: string) => Promise<unknown>]>([
      ['is added', () => suite.add('Two.')],
      ['is added and not to be found', () => suite.add({ content: 'Two.', enabled: false })],
      ['goes', (id) => suite.fixture.writer.remove(id)],
      ['is replaced', (id) => suite.fixture.replace(id, { content: 'One, again.' })],
      ['is not to be found any more', (id) => suite.fixture.writer.setEnabled(id, false)],
    ])('is all of an application again where a document %s', async (_, change) => {
      const id = await suite.add('One.');
      await finishAll();
      await change(id);
      expect(await changed()).toEqual([APPLICATION]);
    });

    it('comes back to what was being written when a model was done with the rest', async () => {
      await suite.add('One.');
      const id = await suite.fixture.accept({ content: LONG });
      suite.added.push(id);
      const ingestion = await suite.fixture.ingestion(id);
      await suite.fixture.stage(ingestion);
      await suite.add('Behind it.');
      const moment = await embed();
      expect(await finish(moment)).toBe(true);

      await suite.fixture.writer.ingest([ingestion]);

      expect(await changed()).toEqual([APPLICATION]);
      expect(await finish(moment)).toBe(false);
      const left = (await find()).passages.map(({ number }) => number);
      expect(left).toEqual((await suite.fixture.passagesOf(id)).map(({ number }) => number));
    });

    it('is everything for a model that is not the one that was done', async () => {
      await suite.add('One.');
      await finishAll();
      expect(await corpora.unfinishedBy(NEXT)).toEqual([APPLICATION]);

      const moment = await embed(NEXT);
      // Either of the two has something to do: to go on, or to take away what the other began.
      expect(await corpora.unfinishedBy(NEXT)).toEqual([APPLICATION]);
      expect(await corpora.unfinishedBy(MODEL)).toEqual([APPLICATION]);
      expect(await finish(moment, NEXT)).toBe(false);

      await suite.fixture.writer.settleVectors(APPLICATION, NEXT, new Set());
      // A process that ends here has not learned yet.
      expect(await corpora.unfinishedBy(NEXT)).toEqual([APPLICATION]);
      expect(await finish(moment, NEXT)).toBe(true);
      expect(await corpora.unfinishedBy(NEXT)).toEqual([]);
      expect(await changed()).toEqual([]);
    });

    it('is nothing where all is gone', async () => {
      await suite.add('One.');
      const moment = await embed();
      await suite.clear();
      await suite.fixture.database.transaction(() =>
        suite.fixture.database.write.deleteFrom('corpus').execute(),
      );

      expect(await find()).toMatchObject({ passages: [], moment: undefined });
      expect(await finish(moment)).toBe(true);
      expect(await corpora.unfinishedBy(MODEL)).toEqual([]);
    });
  });
}
