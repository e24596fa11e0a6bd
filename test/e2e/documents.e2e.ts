import { type Response } from 'supertest';
import { docxFile, paragraph } from '../../src/knowledge/parsing/testing/docx-file.js';
import { pdfFile } from '../../src/knowledge/parsing/testing/pdf-file.js';
import { expectProblem } from '../support/problem.js';
import { send } from '../support/requests.js';
import { allFrames } from '../support/sse.js';
import { startApp, type TestApp } from '../support/test-app.js';

const DOCUMENTS = '/v1/knowledge/documents';
const UNKNOWN = 'doc_00000000000000000000000000000000';

interface Document {
  id: string;
  content: string;
  state: string;
  [member: string]: unknown;
}
interface Found extends Document {
  score: number;
  passages: { text: string; start: number; end: number; highlights: [number, number][] }[];
}

describe('documents', () => {
  let platform: TestApp;
  let count = 0;
  /** An application of its own for each test. */
  let application: string;

  beforeAll(async () => {
    platform = await startApp({ MAX_UPLOAD_BYTES: '100000' });
  });

  afterAll(() => platform.close());

  beforeEach(() => {
    application = `app_documents_${(count += 1)}`;
  });

  const post = (body: object) => platform.http.post(DOCUMENTS).send(body);
  const draft = (content: string, more: object = {}) => ({
    ...{ application_id: application, title: 'Title', category: 'help', content },
    ...more,
  });
  const add = async (content: string, more: object = {}): Promise<Document> =>
    (await post(draft(content, more)).expect(201)).body as Document;
  const get = async (id: string): Promise<Document> =>
    (await platform.http.get(`${DOCUMENTS}/${id}`).expect(200)).body as Document;
  const search = async (query: string, more: object = {}): Promise<Found[]> => {
    const request = { application_id: application, query, ...more };
    return (await platform.http.post('/v1/knowledge/search').send(request).expect(200)).body as Found[];
  };
  const contents = async (query: string, more: object = {}): Promise<string[]> =>
    (await search(query, more)).map(({ content }) => content);
  const explain = async (id: string, query: string, more: object = {}): Promise<Record<string, unknown>> => {
    const request = { application_id: application, query, document_id: id, ...more };
    return (await platform.http.post('/v1/knowledge/explain').send(request).expect(200)).body as Record<
      string,
      unknown
    >;
  };
  /** Follows a document until nothing more is to come. @returns every status that was told. */
  const follow = async (id: string): Promise<Document[]> => {
    const frames = await allFrames(await fetch(`${platform.url}${DOCUMENTS}/${id}/events`));
    expect(frames.at(-1)?.data).toBe('[DONE]');
    return frames.slice(0, -1).map(({ data }) => JSON.parse(data) as Document);
  };
  const upload = (text: string | Buffer, { name = 'notes.md', ...fields }: Record<string, string> = {}) => {
    const request = platform.http.post(DOCUMENTS).field({ application_id: application, ...fields });
    return request.attach('file', Buffer.from(text), name);
  };

  describe('as JSON', () => {
    it('are found at once, and say all that is known of them', async () => {
      const response = await post(
        draft('Savings earn interest.', { metadata: { source: 'handbook' } }),
      ).expect(201);
      const document = response.body as Document;

      expect(document).toEqual({
        ...draft('Savings earn interest.', { metadata: { source: 'handbook' } }),
        id: expect.stringMatching(/^doc_[0-9a-f]{32}$/) as string,
        created_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        updated_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        ...{ state: 'ready', failure: null, progress: null, enabled: true, version: 1 },
        ...{ media_type: 'text/markdown', file_name: null, characters: 22, passage_count: 1 },
        content_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(response.headers.location).toBe(`${DOCUMENTS}/${document.id}`);
      const [found] = await search('savings');
      expect(found).toMatchObject({ id: document.id, passages: [{ highlights: [[0, 7]] }] });
      expect(await get(document.id)).toEqual({ ...document, embedded_passages: null });
    });

    it('are one where the content is the same, in each application', async () => {
      const first = await add('Savings.');
      const again = await post(draft('Savings.', { category: 'other' })).expect(200);
      const elsewhere = await post(draft('Savings.', { application_id: `${application}_other` })).expect(201);

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

  describe('as files', () => {
    it('are accepted, followed to their end, and found', async () => {
      const response = await upload('# Fees\n\nThe card costs four pounds.', {
        ...{ name: 'Gebührenübersicht – März.md', metadata: '{"year":2026}' },
      }).expect(202);
      const accepted = response.body as Document;
      expect(accepted).toMatchObject({
        ...{ application_id: application, category: 'uploads', metadata: { year: 2026 }, version: 1 },
        ...{ file_name: 'Gebührenübersicht – März.md', failure: null, enabled: true },
      });

      const told = await follow(accepted.id);

      const last = told.at(-1)!;
      expect(last).toMatchObject({ id: accepted.id, state: 'ready', progress: null, passage_count: 1 });
      expect(last).not.toHaveProperty('content');
      for (const { state } of told) expect(['pending', 'processing', 'ready']).toContain(state);
      expect(await contents('card')).toEqual(['# Fees\n\nThe card costs four pounds.']);
      const again = await upload('# Fees\n\nThe card costs four pounds.', { name: 'other.md' }).expect(200);
      expect((again.body as Document).id).toBe(accepted.id);
      expect(await follow(accepted.id)).toHaveLength(1);
    });

    it('take title and category from the form', async () => {
      const { body } = await upload('Text.', { title: 'Grüße', category: 'letters' }).expect(202);
      const [last] = (await follow((body as Document).id)).slice(-1);

      expect(last).toMatchObject({ title: 'Grüße', category: 'letters' });
      expect(await contents('grüße')).toEqual(['Text.']);
    });

    const pdf = pdfFile([[{ text: 'The loan costs five percent.', y: 700 }]]);

    it.each<[string, Buffer | Uint8Array | string, string]>([
      ['page.html', '<h1>Loans</h1><script>no</script><p>The loan costs five percent.</p>', 'text/html'],
      ['loans.csv', 'product,price\nloan,five percent\n', 'text/csv'],
      ['loans.docx', docxFile(paragraph('The loan costs five percent.')), ''],
      ['loans.pdf', pdf, 'application/pdf'],
    ])('are read from %s', async (name, bytes) => {
      const { body } = await upload(Buffer.from(bytes as string), { name }).expect(202);
      expect((await follow((body as Document).id)).at(-1)).toMatchObject({ state: 'ready', failure: null });

      const [found] = await search('what does the loan cost');

      expect(found).toMatchObject({ id: (body as Document).id, file_name: name });
      expect(found?.content).toMatch(/five percent/);
      expect(found?.content).not.toContain('<');
      for (const { text, start, end } of found!.passages) expect(found!.content.slice(start, end)).toBe(text);
    });

    it.each<[string, Buffer | Uint8Array, string]>([
      ['broken.pdf', Buffer.from(pdf).subarray(0, 60), 'document_unreadable'],
      ['broken.docx', Buffer.from('PK\u0003\u0004 and nothing more'), 'document_unreadable'],
      ['empty.html', Buffer.from('<p> </p>'), 'document_without_text'],
      ['picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'document_unsupported'],
    ])('say what is wrong with %s', async (name, bytes, code) => {
      const { body } = await upload(Buffer.from(bytes), { name }).expect(202);

      expect((await follow((body as Document).id)).at(-1)).toMatchObject({
        state: 'failed',
        failure: { code },
      });
    });

    it('say why they cannot be read', async () => {
      const { body } = await upload(Buffer.from([0, 255, 254, 1, 2, 3]), { name: 'noise.txt' }).expect(202);
      const { id } = body as Document;
      const [last] = (await follow(id)).slice(-1);

      expect(last).toMatchObject({
        state: 'failed',
        failure: {
          code: expect.stringMatching(/^document_/) as string,
          detail: expect.stringMatching(/\S/) as string,
        },
      });
      expect(await get(id)).toMatchObject({ state: 'failed', content: '', passage_count: 0 });
      expect((await platform.http.get(`${DOCUMENTS}/${id}/passages`).expect(200)).body).toEqual([]);
      const { body: page } = await platform.http
        .get(DOCUMENTS)
        .query({ application_id: application, state: 'failed' })
        .expect(200);
      expect(page).toMatchObject({ data: [{ id }] });
      await platform.http.delete(`${DOCUMENTS}/${id}`).expect(204);
    });

    it('keep the server answering, however many come at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) => upload(`Loan ${index}.`, { name: `${index}.txt` })),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
      const ends = await Promise.all(
        answers.map(async ({ body }) => (await follow((body as Document).id)).at(-1)),
      );

      expect(new Set(ends.map((end) => end?.state))).toEqual(new Set(['ready']));
      expect(await search('loan', { top_k: 50 })).toHaveLength(30);
    });
  });

  describe('in forms that do not fit', () => {
    const form = () => platform.http.post(DOCUMENTS).field('application_id', application);
    const file = Buffer.from('Text.');
    const invalid = (...fields: string[]) => ({ status: 422, code: 'validation_failed', fields });

    it.each<[string, () => PromiseLike<Response>, { status: number; code: string; fields?: string[] }]>([
      ['no file', () => form(), invalid('file')],
      ['a text as file', () => form().field('file', 'text'), invalid('file')],
      [
        'no application',
        () => platform.http.post(DOCUMENTS).attach('file', file, 'a.txt'),
        invalid('application_id'),
      ],
      [
        'metadata that is no JSON',
        () => form().field('metadata', '{a:1}').attach('file', file, 'a.txt'),
        invalid('metadata'),
      ],
      [
        'metadata that is no object',
        () => form().field('metadata', '[1]').attach('file', file, 'a.txt'),
        invalid('metadata'),
      ],
      [
        'metadata with a reserved name',
        () => form().field('metadata', '{"a":{"__proto__":1}}').attach('file', file, 'a.txt'),
        invalid('metadata.a.__proto__'),
      ],
      ['an unknown field', () => form().field('tags', 'a').attach('file', file, 'a.txt'), invalid('tags')],
      [
        'the content of JSON',
        () => form().field('content', 'a').attach('file', file, 'a.txt'),
        invalid('content'),
      ],
      ['a blank title', () => form().field('title', ' ').attach('file', file, 'a.txt'), invalid('title')],
      [
        'a field twice',
        () => form().field('title', 'a').field('title', 'b').attach('file', file, 'a.txt'),
        invalid('title'),
      ],
      [
        'a title that is too long',
        () => form().field('title', 'x'.repeat(501)).attach('file', file, 'a.txt'),
        invalid('title'),
      ],
      [
        'a category that is too long',
        () => form().field('category', 'x'.repeat(200_000)).attach('file', file, 'a.txt'),
        invalid('category'),
      ],
      [
        'two files',
        () => form().attach('file', file, 'a.txt').attach('file', file, 'b.txt'),
        invalid('file'),
      ],
      ['a file by another name', () => form().attach('document', file, 'a.txt'), invalid('document')],
      [
        'more fields than there are',
        () =>
          form().field(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field${index}`, 'a']))),
        { status: 422, code: 'validation_failed', fields: ['body'] },
      ],
      [
        'a file that is too large',
        () => form().attach('file', Buffer.alloc(100_001, 'x'), 'a.txt'),
        { status: 413, code: 'body_too_large' },
      ],
      [
        'no boundary',
        () => platform.http.post(DOCUMENTS).set('content-type', 'multipart/form-data').send('x'),
        { status: 400, code: 'malformed_request' },
      ],
      [
        'an end too early',
        () =>
          platform.http
            .post(DOCUMENTS)
            .set('content-type', 'multipart/form-data; boundary=b')
            .send('--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nText'),
        { status: 400, code: 'malformed_request' },
      ],
      [
        'another type',
        () => platform.http.post(DOCUMENTS).set('content-type', 'text/plain').send('Text.'),
        { status: 415, code: 'unsupported_media_type' },
      ],
      [
        'fields in the address’s form',
        () => platform.http.post(DOCUMENTS).type('form').send({ title: 'a' }),
        { status: 415, code: 'unsupported_media_type' },
      ],
    ])('refuses %s', async (_, request, expected) => {
      expectProblem(await request(), expected);
      expect((await platform.http.get(DOCUMENTS).query({ application_id: application })).body).toMatchObject({
        data: [],
      });
    });
  });

  describe('replaced', () => {
    it('by a text are found in the new version alone', async () => {
      const { id } = await add('The fee is four pounds.');
      const { body } = await platform.http
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
      const { body } = await platform.http
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
      await platform.http
        .put(`${DOCUMENTS}/${id}`)
        .attach('file', Buffer.from([0, 255, 254, 1]), 'noise.txt')
        .expect(202);
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
          await platform.http
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

      const response = await platform.http.put(`${DOCUMENTS}/${id}`).send(body);
      expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
      expect(await get(id)).toMatchObject({ version: 1 });
    });
  });

  describe('changed', () => {
    const patch = (id: string, body: object) => platform.http.patch(`${DOCUMENTS}/${id}`).send(body);

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

    it('to disabled are not found, and to enabled are, with the same score', async () => {
      await add('Savings and loans.');
      const { id } = await add('Savings.');
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

  it('are gone at once when they are deleted', async () => {
    const { id } = await add('Savings.');
    await platform.http.delete(`${DOCUMENTS}/${id}`).expect(204);

    expect(await search('savings')).toEqual([]);
    expect((await platform.http.get(DOCUMENTS).query({ application_id: application })).body).toMatchObject({
      data: [],
    });
    expectProblem(await platform.http.delete(`${DOCUMENTS}/${id}`), {
      status: 404,
      code: 'document_not_found',
    });
    expect((await post(draft('Savings.')).expect(201)).body).not.toMatchObject({ id });
  });

  it('that are followed end the stream when they are deleted', async () => {
    const { id } = await add('Savings.');
    const file = platform.http.put(`${DOCUMENTS}/${id}`).attach('file', Buffer.from('x'), 'x.txt');
    const [, frames] = await Promise.all([
      file.then(() => platform.http.delete(`${DOCUMENTS}/${id}`)),
      allFrames(await fetch(`${platform.url}${DOCUMENTS}/${id}/events`)),
    ]);

    expect(frames[0]?.data).toContain(id);
  });

  describe('listed', () => {
    const list = async (query: object): Promise<{ data: Document[]; next_cursor: string | null }> => {
      const response = await platform.http
        .get(DOCUMENTS)
        .query({ application_id: application, ...query })
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
      await platform.http.patch(`${DOCUMENTS}/${two.id}`).send({ enabled: false }).expect(200);
      const ids = async (query: object) => (await list(query)).data.map(({ id }) => id);

      expect(await ids({ category: 'a' })).toEqual([one.id]);
      expect(await ids({ category: 'none' })).toEqual([]);
      expect(await ids({ enabled: false })).toEqual([two.id]);
      expect(await ids({ enabled: true })).toEqual([one.id]);
      expect((await ids({ state: 'ready' })).sort()).toEqual([one.id, two.id].sort());
      expect(await ids({ state: 'processing' })).toEqual([]);
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
      const response = await platform.http.get(DOCUMENTS).query({ application_id: application, ...query });
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
      const response = await send(platform, method, `${DOCUMENTS}/${id}${path}`, body);
      expectProblem(response, { status: 404, code: 'document_not_found' });
    }
  });

  it('that there are not answer 404 also to a file', async () => {
    const response = await platform.http
      .put(`${DOCUMENTS}/${UNKNOWN}`)
      .attach('file', Buffer.from('a'), 'a.txt');
    expectProblem(response, { status: 404, code: 'document_not_found' });
  });

  describe('explained', () => {
    it('say that they are found, and by which words', async () => {
      const { id } = await add('Savings earn interest.');
      const [found] = await search('savings interest');

      const explanation = await explain(id, 'savings interest');

      expect(explanation).toMatchObject({ found: true, rank: 1, passes_filter: true, passages_found: 1 });
      expect(explanation.reason).toMatch(/^It is found, as number 1\b/);
      const [passage] = explanation.passages as { score: number; rank: number; terms: { score: number }[] }[];
      expect(passage?.score).toBeCloseTo(found!.score, 9);
      expect(passage?.terms.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(found!.score, 9);
    });

    it('say why they are not', async () => {
      const { id } = await add('Savings earn interest.');
      await add('Savings, savings.', { title: 'Savings' });
      const reason = async (query: string, more: object = {}, documentId = id): Promise<unknown> => {
        const explanation = await explain(documentId, query, more);
        expect(explanation).toMatchObject({ found: false, rank: null });
        return explanation.reason;
      };

      expect(await reason('zebra')).toMatch(/^Nothing is found/);
      expect(await reason('savings', { top_k: 1 })).toMatch(/not among the first 1 .* number 2 of 2/);
      expect(await reason('title', { filter: { category: 'other' } })).toMatch(/filter/);
      expect(await reason('savings', {}, UNKNOWN)).toMatch(/no such document/);
      const other = await add('Loans.', { title: 'Loans' });
      expect(await reason('savings', {}, other.id)).toMatch(/none of its passages/);
      await platform.http.patch(`${DOCUMENTS}/${id}`).send({ enabled: false }).expect(200);
      expect(await reason('savings')).toMatch(/disabled/);
      const { body } = await upload(Buffer.from([0, 255]), { name: 'noise.txt' }).expect(202);
      await follow((body as Document).id);
      expect(await reason('savings', {}, (body as Document).id)).toMatch(/failed/);
    });

    it('tell nothing of another application’s, not even that it is there', async () => {
      const { id } = await add('Savings.', { application_id: `${application}_other` });
      await add('Savings.');

      const foreign = await explain(id, 'savings');

      expect(foreign).toEqual(await explain(UNKNOWN, 'savings'));
      expect(foreign).toMatchObject({ document: null, found: false, passages: [] });
    });
  });

  describe('searched by a conversation', () => {
    const messages = [
      { role: 'user', content: 'Tell me about savings accounts' },
      { role: 'assistant', content: 'They earn interest.' },
      { role: 'user', content: 'And what do they cost?' },
    ];

    it('are found by what was said before', async () => {
      await add('Cards cost four pounds.');
      await add('A savings account costs nothing.');

      const found = await search('', { query: undefined, messages });

      expect(found[0]?.content).toBe('A savings account costs nothing.');
      expect(await contents('what do they cost?')).toHaveLength(2);
    });

    it.each([
      ['both', { query: 'a', messages }, ['query', 'messages']],
      ['neither', {}, ['query']],
      ['no messages', { messages: [] }, ['messages']],
      ['no question', { messages: messages.slice(1, 2) }, ['messages']],
      ['an unknown role', { messages: [{ role: 'tool', content: 'a' }] }, ['messages.0.role']],
      ['a message without content', { messages: [{ role: 'user' }] }, ['messages.0.content']],
      ['a text as message', { messages: ['a'] }, ['messages.0']],
      [
        'an unknown field in a message',
        { messages: [{ role: 'user', content: 'a', id: 1 }] },
        ['messages.0.id'],
      ],
      ['an unknown field in the filter', { query: 'a', filter: { colour: 'red' } }, ['filter.colour']],
      [
        'an unknown operator',
        { query: 'a', filter: { metadata: { 'a.b': { like: 1 } } } },
        ['filter.metadata.a.b.like'],
      ],
      ['a list as filter', { query: 'a', filter: [] }, ['filter']],
    ])('take not %s', async (_, body, fields) => {
      const request = { application_id: application, ...body };
      for (const route of ['search', 'explain']) {
        const response = await platform.http
          .post(`/v1/knowledge/${route}`)
          .send(route === 'search' ? request : { ...request, document_id: UNKNOWN });
        expectProblem(response, { status: 422, code: 'validation_failed', fields });
      }
    });
  });
});
