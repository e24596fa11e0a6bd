import { HiddenPassagesRepository } from './hidden-passages.repository.js';
import { APPLICATION, type IndexFixture } from '../testing/index-fixture.js';
import { type IndexSuite } from '../testing/index-suite.js';
import { PART_PASSAGES } from './document-analysis.js';
import { begun } from './knowledge-writer.js';

/** More than is written in one step. */
const LONG = Array.from({ length: 6_000 }, (_, index) => `word${index} savings.`).join(' ');
/** More than is made in one part, of few words. */
const VERY_LONG = `First. ${'Savings are kept by the bank and paid out by it. '.repeat(45_000)}Last.`;
const OTHER = LONG.replaceAll('savings', 'credits');

/** Long documents, a step at a time. */
export function describeStage(suite: IndexSuite): void {
  const { add, found, added } = suite;
  const count = async (query: string, id: string): Promise<number> =>
    (await found(query)).filter((one) => one === id).length;

  describe('stage', () => {
    const accept = async (content = LONG): Promise<string> => {
      const id = await suite.fixture.accept({ content });
      added.push(id);
      return id;
    };

    it('shows nothing of a long document before all of it is there, and then what one step would', async () => {
      const whole = await accept();
      await suite.fixture.writer.ingest([await suite.fixture.ingestion(whole)]);
      const expected = await suite.fixture.rank('savings word7');
      await suite.fixture.writer.remove(whole);
      await suite.fixture.sweep();

      const id = await accept();
      const ingestion = await suite.fixture.ingestion(id);
      await suite.fixture.prepare(ingestion);
      let steps = 0;
      for (; await suite.fixture.writer.stage(ingestion); steps += 1) {
        expect(await found('savings word7')).toEqual([]);
        expect(await suite.fixture.passagesOf(id)).toEqual([]);
      }
      expect(steps).toBeGreaterThan(2);
      expect(await suite.fixture.writer.ingest([ingestion])).toEqual([id]);

      const { candidates } = await suite.fixture.rank('savings word7');
      expect(candidates.map(({ score }) => score)).toEqual(expected.candidates.map(({ score }) => score));
      expect(await suite.fixture.passagesOf(id)).toHaveLength(candidates.length);
      expect((await suite.fixture.passagesOf(id)).map(({ ordinal }) => ordinal)).toEqual(
        candidates.map((_, index) => index),
      );
    });

    it('writes in parts what is longer still, of which the text was told once', async () => {
      const id = await accept(VERY_LONG);
      const { fixture } = suite;
      const ingestion = await fixture.ingestion(id);
      await fixture.writer.prepare(ingestion);
      await fixture.stage(begun(ingestion));
      expect(await found('savings')).toEqual([]);
      expect(await fixture.writer.ingest([ingestion])).toEqual([id]);

      const passages = await fixture.passagesOf(id);
      expect(passages.length).toBeGreaterThan(PART_PASSAGES);
      expect(passages.map(({ text }) => text).join(' ')).toBe(VERY_LONG);
      expect(await found('first')).toEqual([id]);
      expect(await found('last')).toEqual([id]);
    }, 60_000);

    it('does nothing with what is to be gone on with and was never begun', async () => {
      const id = await accept();
      const ingestion = begun(await suite.fixture.ingestion(id));
      expect(await suite.fixture.writer.prepare(ingestion)).toBe(false);
      expect(await suite.fixture.writer.stage(ingestion)).toBe(false);
      expect(await suite.fixture.hasJob(id)).toBe(true);
    });

    it('keeps the old version found until the new one is whole, and sweeps it away behind it', async () => {
      const id = await add(LONG);
      const before = await count('savings', id);
      await suite.fixture.change(id, { content: OTHER });
      const ingestion = await suite.fixture.ingestion(id);
      await suite.fixture.stage(ingestion);
      expect([await count('savings', id), await count('credits', id)]).toEqual([before, 0]);
      expect((await suite.fixture.explain('savings', id)).passages).toHaveLength(before);

      await suite.fixture.writer.ingest([ingestion]);
      expect([await count('savings', id), await count('credits', id)]).toEqual([0, before]);
      expect(await suite.fixture.passagesOf(id)).toHaveLength(before);
      const { candidates } = await suite.fixture.rank('credits');
      await suite.fixture.sweep();
      expect((await suite.fixture.rank('credits')).candidates.map(({ number }) => number).sort()).toEqual(
        candidates.map(({ number }) => number).sort(),
      );
      // Once more, while there is one edition and room for the next.
      await suite.fixture.change(id, { content: LONG });
      const third = await suite.fixture.ingestion(id);
      await suite.fixture.stage(third);
      await suite.fixture.writer.ingest([third]);
      expect(await count('savings', id)).toBe(before);
    });

    it.each<[string, (fixture: IndexFixture, id: string) => Promise<unknown>]>([
      ['deleted', (fixture, id) => fixture.writer.remove(id)],
      ['replaced', (fixture, id) => fixture.change(id, { content: 'Short.' })],
    ])('writes no more of what is %s meanwhile, and leaves nothing of it', async (_, happen) => {
      const before = await suite.fixture.rank('savings');
      const id = await accept();
      const ingestion = await suite.fixture.ingestion(id);
      await suite.fixture.prepare(ingestion);
      for (let step = 0; step < 4; step += 1) await suite.fixture.writer.stage(ingestion);
      await happen(suite.fixture, id);

      expect(await suite.fixture.writer.stage(ingestion)).toBe(false);
      expect(await suite.fixture.writer.ingest([ingestion])).toEqual([]);
      await suite.fixture.sweep();
      expect(await suite.fixture.rank('savings')).toEqual(before);
    });

    it('leaves what was hidden or renamed meanwhile for another time', async () => {
      const id = await accept();
      const ingestion = await suite.fixture.ingestion(id);
      await suite.fixture.stage(ingestion);
      await suite.fixture.writer.setEnabled(id, false);
      expect(await suite.fixture.writer.ingest([ingestion])).toEqual([]);
      expect(await suite.fixture.hasJob(id)).toBe(true);

      await suite.fixture.stage(ingestion);
      expect(await suite.fixture.writer.ingest([ingestion])).toEqual([id]);
      expect(await found('savings')).toEqual([]);
      await suite.fixture.sweep();
      await suite.fixture.writer.setEnabled(id, true);
      expect(await count('savings', id)).toBeGreaterThan(0);
    });

    it('shows nothing that another process has begun anew meanwhile', async () => {
      const { fixture } = suite;
      const id = await accept();
      const ingestion = await fixture.ingestion(id);
      await fixture.stage(ingestion);
      const { database } = fixture;
      await database.transaction(() => new HiddenPassagesRepository(database).discard(id));
      expect(await fixture.writer.ingest([ingestion])).toEqual([]);
      expect(await found('savings')).toEqual([]);
      expect(await fixture.hasJob(id)).toBe(true);
      await fixture.sweep();

      await fixture.stage(ingestion);
      expect(await fixture.writer.ingest([ingestion])).toEqual([id]);
    });

    it('is told to who makes vectors as not done with', async () => {
      const { fixture } = suite;
      await add('Known already.');
      const id = await accept();
      const ingestion = await fixture.ingestion(id);
      await fixture.stage(ingestion);
      await add('Came meanwhile.');
      const request = { applicationId: APPLICATION, model: 'm', after: 0, limit: 10_000 };
      const staged = await fixture.reader.findUnembedded(request);
      await fixture.writer.ingest([ingestion]);
      const [first, ...others] = await fixture.passagesOf(id);
      expect(staged.lastNumber).toBeLessThan(first!.number);
      const whole = await fixture.reader.findUnembedded({ ...request, after: staged.lastNumber });
      const numbers = whole.passages.map(({ number }) => number);
      expect(numbers).toEqual(expect.arrayContaining([first, ...others].map((passage) => passage!.number)));
    });

    it('deletes a long document at once for whoever looks, and the rest of it later', async () => {
      const before = await suite.fixture.rank('savings');
      const id = await suite.fixture.add({ content: LONG });
      expect(await suite.fixture.writer.remove(id)).toBe(true);

      expect(await found('savings')).toEqual([]);
      expect(await suite.fixture.find(id)).toBeUndefined();
      expect(await suite.fixture.passagesOf(id)).toEqual([]);
      expect(await suite.fixture.writer.remove(id)).toBe(false);
      await expect(suite.fixture.change(id, { content: 'Back?' })).rejects.toThrow(id);
      await suite.fixture.sweep();
      expect(await suite.fixture.rank('savings')).toEqual(before);
    });
  });
}
