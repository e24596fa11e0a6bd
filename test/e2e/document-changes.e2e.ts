import { type Document, DOCUMENTS, DAMAGED, useDocuments, type Found } from '../support/documents-suite.js';
import { expectProblem } from '../support/problem.js';

describe('documents', () => {
  const suite = useDocuments();
  const { add, contents, follow, get, patch, search } = suite;

  describe('replaced', () => {
    it('by a text are found in the new version alone', async () => {
      const { id } = await add('The fee is four pounds.');
      const { body } = await suite.http
        .put(`${DOCUMENTS}/${id}`)
        .send({ content: 'The charge is five pounds.', title: 'Charges', metadata: null })
        .expect(200);

      expect(body).toMatchObject({
        id,
        version: 2,
        title: 'Charges',
        category: 'help',
        metadata: {},
        state: 'ready',
      });
      expect(await contents('fee charge')).toEqual(['The charge is five pounds.']);
    });

    it('by a file are found in the old version until the new one is in', async () => {
      const { id } = await add('The fee is four pounds.');
      const { body } = await suite.http
        .put(`${DOCUMENTS}/${id}`)
        .field('category', 'prices')
        .attach('file', Buffer.from('The charge is five pounds.'), 'übersicht.txt')
        .expect(202);
      expect(body).toMatchObject({ id, state: 'ready' });
      expect(await search('fee charge')).toHaveLength(1);

      const last = (await follow(id)).at(-1);

      expect(last).toMatchObject({
        version: 2,
        title: 'Title',
        category: 'prices',
        file_name: 'übersicht.txt',
      });
      expect(await contents('fee charge')).toEqual(['The charge is five pounds.']);
    });

    it('by what cannot be read stay as they are, and say so', async () => {
      const { id } = await add('The fee is four pounds.');
      await suite.http.put(`${DOCUMENTS}/${id}`).attach('file', DAMAGED, 'damaged.pdf').expect(202);
      const last = (await follow(id)).at(-1);

      expect(last).toMatchObject({ state: 'ready', version: 1, file_name: null });
      expect(last?.failure).toMatchObject({ code: expect.stringMatching(/^document_/) as string });
      expect(await contents('fee')).toEqual(['The fee is four pounds.']);
    });

    it('again and again are found once by whoever searches meanwhile', async () => {
      const versions = ['The fee is four pounds.', `${'Long. '.repeat(900)} The charge is five pounds.`];
      const { id } = await add(versions[0]!);
      let isOver = false;
      const replacing = (async () => {
        for (let round = 1; round <= 30; round += 1) {
          await suite.http
            .put(`${DOCUMENTS}/${id}`)
            .send({ content: versions[round % 2]! })
            .expect(200);
        }
        isOver = true;
      })();
      const searching = async (): Promise<number> => {
        let rounds = 0;
        for (; !isOver; rounds += 1) {
          const found = await search('fee charge');
          expect(found.map((each) => each.id)).toEqual([id]);
          const [{ content, passages }] = found as [Found];
          expect(versions).toContain(content);
          for (const { text, start, end, highlights } of passages) {
            expect(content.slice(start, end)).toBe(text);
            expect(highlights.map(([from, to]) => text.slice(from, to))).toEqual([
              content === versions[0] ? 'fee' : 'charge',
            ]);
          }
        }
        return rounds;
      };
      const rounds = await Promise.all([searching(), searching(), searching()]);
      await replacing;

      expect(Math.min(...rounds)).toBeGreaterThan(0);
    });

    it.each([
      ['no content', {}, 'content'],
      ['an unknown field', { content: 'a', application_id: 'other' }, 'application_id'],
    ])('take not %s', async (_, body, field) => {
      const { id } = await add('Savings.');

      const response = await suite.http.put(`${DOCUMENTS}/${id}`).send(body);
      expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
      expect(await get(id)).toMatchObject({ version: 1 });
    });
  });

  describe('changed', () => {
    it('in title, category and metadata are so for the next search', async () => {
      const { id, created_at } = await add('Four pounds.', { title: 'Fees', metadata: { a: 1 } });
      const { body } = await patch(id, { title: 'Charges', category: 'prices', metadata: { b: 2 } }).expect(
        200,
      );

      expect(body).toMatchObject({
        id,
        created_at,
        title: 'Charges',
        category: 'prices',
        metadata: { b: 2 },
        version: 1,
      });
      expect(await contents('fees')).toEqual([]);
      expect(await search('charges', { filter: { category: 'prices', metadata: { b: 2 } } })).toHaveLength(1);
      expect(await search('charges', { filter: { metadata: { a: 1 } } })).toEqual([]);
    });

    it.each([
      ['', 'Savings.'],
      ['of many pages, ', Array.from({ length: 12_000 }, (_, index) => `Word${index} savings.`).join(' ')],
    ])('%sto disabled are not found, and to enabled are, with the same score', async (_, content) => {
      await add('Savings and loans.');
      const { id } = await add(content);
      const before = await search('savings');

      expect((await patch(id, { enabled: false }).expect(200)).body).toMatchObject({ enabled: false });
      expect(await contents('savings')).toEqual(['Savings and loans.']);
      await patch(id, { enabled: true }).expect(200);

      const after = await search('savings');
      expect(after.map(({ score }) => score)).toEqual(before.map(({ score }) => score));
    });

    it('by nothing, or by null, stay as they are', async () => {
      const document = await add('Savings.', { metadata: { a: 1 } });
      const nulls = { title: null, category: null, metadata: null, enabled: null };

      for (const changes of [{}, nulls]) {
        const { body } = await patch(document.id, changes).expect(200);
        expect(body).toEqual({ ...document, updated_at: (body as Document).updated_at });
      }
    });

    it.each([
      ['a blank title', { title: ' ' }, 'title'],
      ['a number as category', { category: 1 }, 'category'],
      ['a list as metadata', { metadata: [] }, 'metadata'],
      ['a yes for true', { enabled: 'yes' }, 'enabled'],
      ['another content', { content: 'a' }, 'content'],
      ['another state', { state: 'ready' }, 'state'],
      ['another application', { application_id: 'other' }, 'application_id'],
    ])('take not %s', async (_, body, field) => {
      const document = await add('Savings.');

      expectProblem(await patch(document.id, body), {
        status: 422,
        code: 'validation_failed',
        fields: [field],
      });
      expect(await get(document.id)).toEqual({ ...document, embedded_passages: null });
    });
  });
});
