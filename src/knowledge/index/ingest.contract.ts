import { type IndexSuite } from '../testing/index-suite.js';

/** Taking documents in, and putting new versions in their place. */
export function describeIngest(suite: IndexSuite): void {
  const { add, found, added } = suite;

  describe('ingest', () => {
    it('makes a document found, ready, and its job done', async () => {
      const id = await add('Savings earn interest.');

      expect(await found('savings')).toEqual([id]);
      expect(await suite.fixture.find(id)).toMatchObject({
        state: 'ready',
        failure: null,
        passages: 1,
        characters: 22,
      });
      expect(await suite.fixture.hasJob(id)).toBe(false);
    });

    it('takes what was prepared, and what has changed since as it is then', async () => {
      const id = await add('The first text.');
      await suite.fixture.change(id, { content: 'The second text.' });
      const second = await suite.fixture.ingestion(id);
      await suite.fixture.prepare(second);
      expect(await suite.fixture.writer.prepare({ ...second, documentId: 'doc_gone' })).toBe(false);
      expect(await found('second')).toEqual([]);
      expect(await suite.fixture.writer.ingest([second])).toEqual([id]);
      expect(await found('second')).toEqual([id]);

      await suite.fixture.change(id, { content: 'The third text.' });
      await suite.fixture.prepare(await suite.fixture.ingestion(id));
      await suite.fixture.change(id, { content: 'The fourth text.' });
      expect(await suite.fixture.writer.ingest([await suite.fixture.ingestion(id)])).toEqual([id]);
      expect(await found('third')).toEqual([]);
      expect(await found('fourth')).toEqual([id]);
    });

    it('takes many at once', async () => {
      const ids = await Promise.all(
        ['one fee', 'two fees'].map((content) => suite.fixture.accept({ content })),
      );
      added.push(...ids);

      const done = await suite.fixture.writer.ingest(
        await Promise.all(ids.map((id) => suite.fixture.ingestion(id))),
      );

      expect(done).toEqual(ids);
      expect((await found('fee')).sort()).toEqual([...ids].sort());
    });

    it('keeps to one language where that of the application changes between two of them', async () => {
      const [english = '', german = ''] = await Promise.all(
        ['The fees are paid.', 'Die Zahlungen sind frei.'].map((content) =>
          suite.fixture.accept({ content }),
        ),
      );
      added.push(english, german);

      await suite.fixture.writer.ingest([
        await suite.fixture.ingestion(english, 'en'),
        await suite.fixture.ingestion(german, 'de'),
      ]);

      expect((await suite.fixture.rank('fee')).language).toBe('en');
      expect(await found('fees')).toEqual([english]);
    });

    it('takes nothing at all', async () => {
      expect(await suite.fixture.writer.ingest([])).toEqual([]);
    });

    it('leaves alone what has another job by now, or none', async () => {
      const id = await add('The old text.');
      await suite.fixture.change(id, { content: 'The first wish.' });
      const superseded = await suite.fixture.ingestion(id);
      await suite.fixture.change(id, { content: 'The second wish.' });

      expect(await suite.fixture.writer.ingest([superseded])).toEqual([]);
      expect(await suite.fixture.find(id)).toMatchObject({ content: 'The old text.' });
      expect(await suite.fixture.hasJob(id)).toBe(true);

      const wanted = await suite.fixture.ingestion(id);
      expect(await suite.fixture.writer.ingest([wanted, wanted])).toEqual([id]);
      expect(await found('old first second')).toEqual([id]);
      expect(await suite.fixture.find(id)).toMatchObject({ content: 'The second wish.' });
    });

    it('leaves alone what has been deleted meanwhile', async () => {
      const id = await suite.fixture.accept({ content: 'text' });
      const late = await suite.fixture.ingestion(id);
      await suite.fixture.writer.remove(id);

      expect(await suite.fixture.writer.ingest([late])).toEqual([]);
      expect(await suite.fixture.find(id)).toBeUndefined();
    });

    it('does all of it or nothing, and tells why', async () => {
      const ids = await Promise.all(['good', 'bad'].map((content) => suite.fixture.accept({ content })));
      added.push(...ids);
      const [good, bad] = await Promise.all(ids.map((id) => suite.fixture.ingestion(id)));
      const broken = { ...bad!, changes: { title: null as unknown as string } };

      await expect(suite.fixture.writer.ingest([good!, broken])).rejects.toThrow(/NOT NULL|null/);

      expect(await found('good')).toEqual([]);
      expect(await suite.fixture.find(ids[0]!)).toMatchObject({ state: 'pending', passages: 0 });
      expect(await suite.fixture.writer.ingest([good!])).toEqual([ids[0]]);
    });

    it('changes title, category and metadata in the same step, and keeps the text', async () => {
      const id = await add({ title: 'Fees', content: 'Four pounds.' });

      await suite.fixture.replace(id, { title: 'Charges', category: 'prices', metadata: { year: 2026 } });

      expect(await found('fees')).toEqual([]);
      expect(await found('charges')).toEqual([id]);
      expect(await suite.fixture.find(id)).toMatchObject({
        ...{ title: 'Charges', category: 'prices', metadata: { year: 2026 }, content: 'Four pounds.' },
      });
    });

    it('makes of a text without words a document that nothing finds', async () => {
      const id = await add({ title: '?', content: '!!!' });

      expect(await suite.fixture.find(id)).toMatchObject({ state: 'ready', passages: 1 });
      expect(await found('!!!')).toEqual([]);
    });
  });

  it('replaces in one step: whoever searches meanwhile finds the old text or the new one', async () => {
    await add('Something else to search.');
    const id = await add('alpha one');
    const texts = ['beta two', 'alpha one'];
    const progress = { isOver: false };
    const replacing = (async () => {
      for (let round = 0; round < 40; round += 1)
        await suite.fixture.replace(id, { content: texts[round % 2]! });
      progress.isOver = true;
    })();

    const seen = new Map<string, number>();
    while (!progress.isOver) {
      const { candidates, terms } = await suite.fixture.rank('alpha beta');
      const own = candidates.filter(({ documentId }) => documentId === id);
      expect(own).toHaveLength(1);
      const sought = terms.map(({ term }) => term).join();
      seen.set(sought, (seen.get(sought) ?? 0) + 1);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await replacing;

    expect([...seen.keys()].sort()).toEqual(['alpha', 'beta']);
  });
}
