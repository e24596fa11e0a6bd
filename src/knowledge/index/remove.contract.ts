import { type IndexSuite } from '../testing/index-suite.js';

/** Of more terms than are put into the index in one step. */
const LONG = Array.from({ length: 12_000 }, (_, index) => `word${index} savings.`).join(' ');

/** Deleting documents, and taking them out of what is found. */
export function describeRemove(suite: IndexSuite): void {
  const { add, found, added } = suite;

  describe('remove', () => {
    it('makes a document gone, with all that was found by it', async () => {
      const kept = await add('Savings earn interest.');
      const before = await suite.fixture.rank('savings');
      const id = await suite.fixture.add({ content: 'Savings plans. '.repeat(300) });

      expect(await suite.fixture.writer.remove(id)).toBe(true);

      expect(await suite.fixture.find(id)).toBeUndefined();
      expect(await suite.fixture.passagesOf(id)).toEqual([]);
      expect(await suite.fixture.rank('savings')).toEqual(before);
      expect(await found('savings')).toEqual([kept]);
    });

    it('leaves what was changed since it was looked at, or is being changed', async () => {
      const id = await add('Savings earn interest.');
      const { updatedAt } = (await suite.fixture.find(id))!;
      expect(await suite.fixture.writer.remove(id, updatedAt)).toBe(true);
      expect(await found('savings')).toEqual([id]);
      await suite.fixture.change(id, { content: 'Savings earn more.' });
      expect(await suite.fixture.writer.remove(id, updatedAt + 1)).toBe(true);
      expect(await found('savings')).toEqual([id]);
      await suite.fixture.writer.ingest([await suite.fixture.ingestion(id)]);
      expect(await suite.fixture.writer.remove(id, Number.MAX_SAFE_INTEGER)).toBe(true);
      expect(await found('savings')).toEqual([]);
    });

    it('says so where there is none', async () => {
      expect(await suite.fixture.writer.remove('doc_none')).toBe(false);
      expect(await suite.fixture.writer.setEnabled('doc_none', false)).toBe(false);
    });
  });

  describe('setEnabled', () => {
    it('takes a document out of every score, and puts it back exactly', async () => {
      await add('Savings earn interest.');
      const without = await suite.fixture.rank('savings interest plans');
      const id = await add({ title: 'Plans', content: 'Savings plans and interest. '.repeat(120) });
      const withIt = await suite.fixture.rank('savings interest plans');
      const passages = await suite.fixture.passagesOf(id);

      for (let round = 0; round < 3; round += 1) {
        expect(await suite.fixture.writer.setEnabled(id, false)).toBe(true);
        expect(await suite.fixture.writer.setEnabled(id, false)).toBe(true);
        expect(await suite.fixture.rank('savings interest plans')).toEqual(without);
        expect(await suite.fixture.audit()).toEqual({});
        expect(await suite.fixture.passagesOf(id)).toEqual(passages);
        await suite.fixture.writer.setEnabled(id, true);
        await suite.fixture.writer.setEnabled(id, true);
        expect(await suite.fixture.rank('savings interest plans')).toEqual(withIt);
      }
    });

    it('hides a long document at once, deletes its passages in steps, and has it taken in anew to be found', async () => {
      await add('Savings earn interest.');
      const without = await suite.fixture.rank('savings');
      const id = await add(LONG);
      const withIt = await suite.fixture.rank('savings');

      expect(await suite.fixture.writer.setEnabled(id, false)).toBe(true);
      expect(await found('savings')).not.toContain(id);
      expect(await suite.fixture.find(id)).toMatchObject({ enabled: false, passages: 0, content: LONG });
      expect(await suite.fixture.audit()).toEqual({});
      await suite.fixture.sweep();
      expect(await suite.fixture.rank('savings')).toEqual(without);

      expect(await suite.fixture.writer.setEnabled(id, true)).toBe(false);
      expect(await suite.fixture.find(id)).toMatchObject({ enabled: false });
      await suite.fixture.change(id, { enabled: true });
      const ingestion = await suite.fixture.ingestion(id);
      await suite.fixture.stage(ingestion);
      expect(await found('savings')).not.toContain(id);
      expect(await suite.fixture.writer.ingest([ingestion])).toEqual([id]);
      expect(await suite.fixture.find(id)).toMatchObject({ enabled: true });
      const scores = ({ candidates }: typeof withIt): number[] => candidates.map(({ score }) => score);
      expect(scores(await suite.fixture.rank('savings'))).toEqual(scores(withIt));
    });

    it('keeps a disabled document out of the index through replacements', async () => {
      await add('Savings earn interest.');
      const without = await suite.fixture.rank('savings');
      const id = await add('Savings plans.');
      await suite.fixture.writer.setEnabled(id, false);

      await suite.fixture.replace(id, { content: 'Savings bonds.' });
      expect(await suite.fixture.rank('savings')).toEqual(without);
      await suite.fixture.writer.setEnabled(id, true);

      expect(await found('bonds')).toEqual([id]);
      expect(await found('plans')).toEqual([]);
    });

    it('may come before the text is taken in', async () => {
      const id = await suite.fixture.accept({ content: 'Savings bonds.' });
      added.push(id);
      await suite.fixture.writer.setEnabled(id, false);

      await suite.fixture.writer.ingest([await suite.fixture.ingestion(id)]);

      expect(await found('bonds')).toEqual([]);
      await suite.fixture.writer.setEnabled(id, true);
      expect(await found('bonds')).toEqual([id]);
    });
  });
}
