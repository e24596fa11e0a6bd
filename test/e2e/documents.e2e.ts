import { type Document, DOCUMENTS, useDocuments, UNKNOWN } from '../support/documents-suite.js';
import { expectProblem } from '../support/problem.js';
import { send } from '../support/requests.js';
import { allFrames } from '../support/sse.js';

describe('documents', () => {
  const suite = useDocuments();
  const { add, draft, get, post, search } = suite;

  describe('as JSON', () => {
    it('are found at once, and say all that is known of them', async () => {
      const response = await post(
        draft('Savings earn interest.', { metadata: { source: 'handbook' } }),
      ).expect(201);
      const document = response.body as Document;

      expect(document).toEqual({
        ...draft('Savings earn interest.', { metadata: { source: 'handbook' } }),
        conversation_id: null,
        id: expect.stringMatching(/^doc_[0-9a-f]{32}$/) as string,
        created_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        updated_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        ...{ state: 'ready', failure: null, warnings: [], progress: null, enabled: true, version: 1 },
        ...{ media_type: 'text/markdown', file_name: null, characters: 22, passage_count: 1 },
        content_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(response.headers.location).toBe(`${DOCUMENTS}/${document.id}`);
      const [found] = await search('savings');
      expect(found).toMatchObject({ id: document.id, passages: [{ highlights: [[0, 7]] }] });
      expect(await get(document.id)).toEqual({ ...document, embedded_passages: null });
    });

    it('are answered as others where they are long, with all that is known of them', async () => {
      const content = 'The “fee” is \\4 😀.\n'.repeat(30_000).trim();
      const { id } = (await suite.upload(content, { name: 'fees.txt', title: 'Fees' }).expect(202))
        .body as Document;
      await suite.follow(id);

      const answer = await suite.http.get(`${DOCUMENTS}/${id}`).query({ blocks: true, to: 10 }).expect(200);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      const document = answer.body as Document;
      expect(document).toMatchObject({ id, title: 'Fees', state: 'ready', characters: content.length });
      expect(document).toMatchObject({ embedded_passages: null, blocks: [{ kind: 'paragraph', start: 0 }] });
      expect(document.content === content).toBe(true);
      // More than are answered at once: the others have their turn.
      const many = Array.from({ length: 5 }, () => suite.http.get(`${DOCUMENTS}/${id}`).expect(200));
      for (const { body } of await Promise.all(many))
        expect((body as Document).content === content).toBe(true);
      const renamed = (await suite.patch(id, { category: 'other' }).expect(200)).body as Document;
      expect(renamed).toMatchObject({ id, category: 'other' });
      expect(renamed.content === content).toBe(true);
      expect((await suite.http.head(`${DOCUMENTS}/${id}`).expect(200)).text).toBeUndefined();
    }, 60_000);

    it('are one where the content is the same, in each application', async () => {
      const first = await add('Savings.');
      const again = await post(draft('Savings.', { category: 'other' })).expect(200);
      const elsewhere = await post(
        draft('Savings.', { application_id: `${suite.application}_other` }),
      ).expect(201);

      expect(again.body).toEqual(first);
      expect((elsewhere.body as Document).id).not.toBe(first.id);
    });

    it('are one also where both come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => post(draft('Savings.'))));

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => (body as Document).id)).size).toBe(1);
      expect(await search('savings')).toHaveLength(1);
    });
  });

  it('are gone at once when they are deleted', async () => {
    const { id } = await add('Savings.');
    await suite.http.delete(`${DOCUMENTS}/${id}`).expect(204);

    expect(await search('savings')).toEqual([]);
    expect((await suite.http.get(DOCUMENTS).query({ application_id: suite.application })).body).toMatchObject(
      {
        data: [],
      },
    );
    expectProblem(await suite.http.delete(`${DOCUMENTS}/${id}`), {
      status: 404,
      code: 'document_not_found',
    });
    expect((await post(draft('Savings.')).expect(201)).body).not.toMatchObject({ id });
  });

  it('that are followed end the stream when they are deleted', async () => {
    const { id } = await add('Savings.');
    const file = suite.http.put(`${DOCUMENTS}/${id}`).attach('file', Buffer.from('x'), 'x.txt');
    const [, frames] = await Promise.all([
      file.then(() => suite.http.delete(`${DOCUMENTS}/${id}`)),
      allFrames(await fetch(`${suite.platform.url}${DOCUMENTS}/${id}/events`)),
    ]);

    expect(frames[0]?.data).toContain(id);
  });

  describe('listed', () => {
    const list = async (query: object): Promise<{ data: Document[]; next_cursor: string | null }> => {
      const response = await suite.http
        .get(DOCUMENTS)
        .query({ application_id: suite.application, ...query })
        .expect(200);
      return response.body as { data: Document[]; next_cursor: string | null };
    };

    it('come page by page, each once, the newest first', async () => {
      const added = [];
      for (let index = 0; index < 7; index += 1) added.push((await add(`Text ${index}.`)).id);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { data, next_cursor }: Awaited<ReturnType<typeof list>> = await list({
          ...{ limit: 3, ...(cursor && { cursor }) },
        });
        expect(data.length).toBeLessThanOrEqual(3);
        for (const document of data) expect(document).not.toHaveProperty('content');
        seen.push(...data.map(({ id }) => id));
        cursor = next_cursor;
      }

      expect([...seen].sort()).toEqual([...added].sort());
      const { data } = await list({});
      expect(data.map(({ id }) => id)).toEqual(seen);
      expect(data.map(({ created_at }) => String(created_at))).toEqual(
        data
          .map(({ created_at }) => String(created_at))
          .sort()
          .reverse(),
      );
    });

    it('can be chosen by category, by state and by whether they are enabled', async () => {
      const one = await add('One.', { category: 'a' });
      const two = await add('Two.', { category: 'b' });
      await suite.http.patch(`${DOCUMENTS}/${two.id}`).send({ enabled: false }).expect(200);
      const ids = async (query: object) => (await list(query)).data.map(({ id }) => id);

      expect(await ids({ category: 'a' })).toEqual([one.id]);
      expect(await ids({ category: 'none' })).toEqual([]);
      expect(await ids({ enabled: false })).toEqual([two.id]);
      expect(await ids({ enabled: true })).toEqual([one.id]);
      expect((await ids({ state: 'ready' })).sort()).toEqual([one.id, two.id].sort());
      expect(await ids({ state: 'processing' })).toEqual([]);
    });

    it('can be chosen by what is in their title or the name of their file, whatever is written there', async () => {
      const names = ['Überweisung Ausland.md', '100%_sure.md', 'Cards.md'];
      for (const name of names) await suite.upload(`About ${name}`, { name, title: 'Notes' }).expect(202);
      const found = async (text: string) => (await list({ text })).data.map(({ file_name }) => file_name);

      expect(await found('überweisung')).toEqual([names[0]]);
      expect(await found('ausland')).toEqual([names[0]]);
      expect(await found('0%_s')).toEqual([names[1]]);
      expect(await found('_')).toEqual([names[1]]);
      expect(await found("'\\")).toEqual([]);
      expect((await found('NOTES')).sort()).toEqual([...names].sort());
    });

    it('are counted by what keeps them from being found', async () => {
      const { id } = await add('Found.');
      await suite.http.patch(`${DOCUMENTS}/${id}`).send({ enabled: false }).expect(200);
      await add('Found as well.');
      const empty = await suite.upload('<p> </p>', { name: 'empty.html' }).expect(202);
      await suite.follow((empty.body as Document).id);
      const { body } = await suite.http
        .get('/v1/knowledge')
        .query({ application_id: suite.application })
        .expect(200);

      expect(body).toEqual({
        ...{ application_id: suite.application, language: 'en', max_upload_bytes: 20_971_520 },
        documents: { all: 3, pending: 0, processing: 0, failed: 1, disabled: 1 },
      });
    });

    it.each([
      ['no application', { application_id: '' }, 'application_id'],
      ['an unknown state', { state: 'done' }, 'state'],
      ['a yes for true', { enabled: 'yes' }, 'enabled'],
      ['no number', { limit: 'all' }, 'limit'],
      ['too many', { limit: 101 }, 'limit'],
      ['a made-up cursor', { cursor: 'abc' }, 'cursor'],
      ['an unknown filter', { title: 'a' }, 'title'],
    ])('take not %s', async (_, query, field) => {
      const response = await suite.http.get(DOCUMENTS).query({ application_id: suite.application, ...query });
      expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
    });
  });

  it.each<[string, string, object | undefined]>([
    ['get', '', undefined],
    ['get', '/passages', undefined],
    ['get', '/events', undefined],
    ['patch', '', { enabled: false }],
    ['patch', '', { title: 'a' }],
    ['put', '', { content: 'a' }],
    ['delete', '', undefined],
  ])('that there are not answer 404: %s %s', async (method, path, body) => {
    for (const id of [UNKNOWN, 'x', 'doc_%00', '%20']) {
      const response = await send(suite.platform, method, `${DOCUMENTS}/${id}${path}`, body);
      expectProblem(response, { status: 404, code: 'document_not_found' });
    }
  });

  it('that there are not answer 404 also to a file', async () => {
    const response = await suite.http
      .put(`${DOCUMENTS}/${UNKNOWN}`)
      .attach('file', Buffer.from('a'), 'a.txt');
    expectProblem(response, { status: 404, code: 'document_not_found' });
  });
});
