import { add, BANK, contents, fixture, open, search } from './testing/bank-knowledge.js';

describe('KnowledgeManager', () => {
  beforeEach(open);
  afterEach(() => fixture.close());

  const rowsOf = (table: 'posting' | 'term_statistic' | 'passage') =>
    fixture.database.query.selectFrom(table).selectAll().execute();

  describe('documents', () => {
    it('are kept as they were given', async () => {
      const document = await add('Some text.', { metadata: { source: 'handbook' } });

      expect(await fixture.knowledge.getDocument(document.id)).toEqual(document);
      expect(document).toMatchObject({ metadata: { source: 'handbook' }, createdAt: fixture.clock.nowMs });
      expect(document.contentHash).toMatch(/^[0-9a-f]{64}$/);
    });

    it('have the same hash for the same text only', async () => {
      const hash = async (title: string, content: string) => (await add(content, { title })).contentHash;

      expect(await hash('a', 'b c')).toBe(await hash('a', 'b c'));
      expect(await hash('a', 'b c')).not.toBe(await hash('a b', 'c'));
    });

    it('are listed by application, the newest first, page by page', async () => {
      for (const title of ['one', 'two', 'three']) {
        await add('Text.', { title });
        fixture.clock.nowMs += 1;
      }
      await add('foreign', { applicationId: 'other' });

      const first = await fixture.catalogue.list({ applicationId: BANK, limit: 2 });
      const second = await fixture.catalogue.list({
        applicationId: BANK,
        limit: 2,
        after: first.next,
      });

      expect(first.documents.map(({ title }) => title)).toEqual(['three', 'two']);
      expect(second.documents.map(({ title }) => title)).toEqual(['one']);
      expect(second.next).toBeUndefined();
    });

    it('know their passages, with the place of each in the text', async () => {
      const content = Array.from({ length: 90 }, (_, index) => `Sentence number ${index} of a text.`).join(
        ' ',
      );
      const document = await add(`\n${content}`);

      const passages = await fixture.catalogue.passagesOf(document.id);

      expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, index) => index));
      expect(passages.length).toBeGreaterThan(1);
      for (const { text, startOffset, endOffset } of passages) {
        expect(document.content.slice(startOffset, endOffset)).toBe(text);
      }
    });

    it('are not there for an unknown id', async () => {
      const refusal = { kind: 'not-found', code: 'document_not_found' };

      await expect(fixture.knowledge.getDocument('doc_x')).rejects.toMatchObject(refusal);
      await expect(fixture.catalogue.passagesOf('doc_x')).rejects.toMatchObject(refusal);
      await expect(fixture.library.remove('doc_x')).rejects.toMatchObject(refusal);
    });

    it('leave nothing behind when they are deleted', async () => {
      const kept = await add('Savings accounts earn interest.');
      const before = await Promise.all([rowsOf('posting'), rowsOf('term_statistic')]);
      const score = (await search('savings'))[0]?.score;
      const document = await add('Savings plans for children. '.repeat(200));

      await fixture.library.remove(document.id);

      expect(contents(await search('savings children'))).toEqual([kept.content]);
      expect(await Promise.all([rowsOf('posting'), rowsOf('term_statistic')])).toEqual(before);
      expect(await rowsOf('passage')).toHaveLength(1);
      expect((await search('savings'))[0]?.score).toBe(score);
    });

    it('are one document where the content is the same', async () => {
      const first = await add('Some text.');
      const again = await add('Some text.', { category: 'other' });
      const elsewhere = await add('Some text.', { applicationId: 'other' });

      expect(again).toEqual(first);
      expect(elsewhere.id).not.toBe(first.id);
    });

    it('are found in their new version alone once they are replaced', async () => {
      const { id } = await add('The fee is four pounds.');

      const replaced = await fixture.library.replaceText(id, 'The charge is five pounds.', {});

      expect(replaced).toMatchObject({
        id,
        version: 2,
        state: 'ready',
        content: 'The charge is five pounds.',
      });
      expect(await search('fee four')).toEqual([]);
      expect(contents(await search('charge'))).toEqual(['The charge is five pounds.']);
      expect(await rowsOf('passage')).toHaveLength(1);
    });

    it('are found by their new title', async () => {
      const { id } = await add('Four pounds.', { title: 'Fees' });

      await fixture.library.change(id, { title: 'Charges', category: 'prices' });

      expect(await search('fees')).toEqual([]);
      expect((await search('charges'))[0]?.document).toMatchObject({
        id,
        title: 'Charges',
        category: 'prices',
      });
    });

    it('are not found while they are disabled, and change no score', async () => {
      await add('Savings accounts earn interest.');
      const before = await search('savings');
      const { id } = await add('Savings plans.');

      await fixture.library.change(id, { enabled: false });
      expect(await search('savings')).toEqual(before);
      await fixture.library.change(id, { title: 'Still hidden' });
      expect(await search('savings')).toEqual(before);

      await fixture.library.change(id, { enabled: true });
      expect((await search('savings')).map(({ document }) => document.id)).toContain(id);
      expect((await search('hidden')).map(({ document }) => document.id)).toEqual([id]);
    });
  });

  describe('sample documents', () => {
    it('are there from the first start on, once', async () => {
      await fixture.loadSamples();
      await fixture.loadSamples();

      const { documents } = await fixture.catalogue.list({ applicationId: BANK, limit: 10 });
      expect(documents.map(({ title }) => title).sort()).toEqual([
        'Account Opening Requirements',
        'Checking Account Features',
        'Savings Account Information',
      ]);
      expect(contents(await search('How do I open an account?'))[0]).toMatch(/^To open an account, you need/);
      expect(await search('Hello! Who are you?')).toEqual([]);
      expect(await search('How are you?')).toEqual([]);
    });

    it('stay deleted', async () => {
      await fixture.loadSamples();
      const { documents } = await fixture.catalogue.list({ applicationId: BANK, limit: 10 });
      for (const { id } of documents) await fixture.library.remove(id);

      await fixture.loadSamples();

      expect(await search('savings account')).toEqual([]);
    });
  });
});
