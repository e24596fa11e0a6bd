import { type Response } from 'supertest';
import { Database } from '../../src/database/database.js';
import { until } from '../browser/support/until.js';
import { expectProblem } from '../support/problem.js';
import { readUntil } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { bearer, closeTheDoor, makeKey, makeToken } from '../support/tenants.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

const LIMITS = '/v1/applications/app_limited/limits';

describe('the limits of an application', () => {
  let platform: TestApp;

  beforeAll(async () => {
    platform = await startApp({ OFFLINE_WORDS_PER_SECOND: '20', MAX_DOCUMENTS: '1000' });
  });

  afterEach(() => set({ running_runs: null, queued_messages: null, context_bytes: null, documents: null }));

  afterAll(() => platform.close());

  async function set(limits: object): Promise<Response> {
    return platform.http.patch(LIMITS).send(limits).expect(200);
  }

  function add(content: string, application_id = 'app_limited') {
    return platform.http
      .post('/v1/knowledge/documents')
      .send({ application_id, title: 'A document', category: 'c', content });
  }

  const open = () => createConversation(platform.http, { application_id: 'app_limited' });

  it('are those of the server, until others are set; null goes back', async () => {
    const { body: before } = await platform.http.get(LIMITS).expect(200);
    expect(before).toMatchObject({ queued_messages: 50, documents: 1_000, tokens_per_day: 0 });
    expect((await set({ documents: 5, queued_messages: 2 })).body).toEqual({
      ...(before as object),
      ...{ documents: 5, queued_messages: 2 },
    });
    expect((await set({ documents: null })).body).toMatchObject({ documents: 1_000, queued_messages: 2 });
    const other = await platform.http.get('/v1/applications/app_other/limits').expect(200);
    expect(other.body).toEqual(before);
  });

  it('are whole numbers that make sense', async () => {
    for (const [field, value] of Object.entries({ documents: -1, running_runs: 1.5, context_bytes: 0 })) {
      const refused = await platform.http.patch(LIMITS).send({ [field]: value });
      expectProblem(refused, { status: 422, code: 'validation_failed', fields: [field] });
    }
  });

  it('hold replies in the making; followers of those go on', async () => {
    await set({ running_runs: 1 });
    const [first, second] = [await open(), await open()];
    const reply = await sendStreaming(platform, first, { content: 'Tell me about savings accounts' });
    const refused = await platform.http.post(`/v1/conversations/${second}/messages`).send({ content: 'hi' });
    expect(expectProblem(refused, { status: 429, code: 'running_runs_limit' }).limit).toBe(1);
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect((await platform.http.get(`/v1/conversations/${second}/messages`).expect(200)).body).toEqual([]);
    const runId = reply.headers.get('x-run-id') ?? '';
    await platform.http.post(`/v1/runs/${runId}/cancel`).expect(200);
    expect((await follow(platform, runId)).status).toBe(200);
    await platform.http.post(`/v1/conversations/${second}/messages`).send({ content: 'hi' }).expect(201);
  });

  it('hold tokens a day, of the application and of each of its users', async () => {
    const of = (user_id: string) =>
      createConversation(platform.http, { application_id: 'app_limited', user_id });
    const say = async (id: string) =>
      platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hi' });
    const [ann, bob] = [await of('ann'), await of('bob')];
    await set({ user_tokens_per_day: 1 });
    expect((await say(ann)).status).toBe(201);
    const refused = await say(ann);
    expect(expectProblem(refused, { status: 429, code: 'user_tokens_limit' }).limit).toBe(1);
    expect(refused.headers['ratelimit-policy']).toBe('"user_tokens";q=1;w=86400');
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(86_400);
    expect((await say(bob)).status).toBe(201);
    await set({ user_tokens_per_day: null, tokens_per_day: 1 });
    expectProblem(await say(await of('carl')), { status: 429, code: 'tokens_limit' });
    await set({ tokens_per_day: null });
    expect((await say(ann)).status).toBe(201);
  });

  it('hold what waits in a conversation', async () => {
    await set({ queued_messages: 1 });
    const id = await open();
    const replies = [];
    for (const content of ['one', 'two']) replies.push(await sendStreaming(platform, id, { content }));
    const refused = await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'three' });
    expectProblem(refused, { status: 409, code: 'queue_full' });
    await platform.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    for (const reply of replies) await reply.body?.cancel();
  });

  it('hold the facts of a conversation', async () => {
    await set({ context_bytes: 300 });
    const path = `/v1/conversations/${await open()}/context`;
    const refused = await platform.http.patch(path).send({ facts: { a: 'x'.repeat(300) } });
    expectProblem(refused, { status: 422, code: 'context_too_large', fields: ['facts'] });
    await platform.http
      .patch(path)
      .send({ facts: { a: 'x' } })
      .expect(200);
  });

  it('hold documents by their number; what is there already is no other', async () => {
    await set({ documents: 2 });
    const { body } = await add('one').expect(201);
    await add('two').expect(201);
    expectProblem(await add('three'), { status: 409, code: 'documents_limit' });
    await add('two').expect(200);
    await add('three', 'app_unlimited').expect(201);
    await platform.http.delete(`/v1/knowledge/documents/${(body as { id: string }).id}`).expect(204);
    await add('three').expect(201);
  });

  it('hold documents by what they come to, also where one takes the place of another', async () => {
    await set({ knowledge_characters: 1_000 });
    const { body } = await add('x'.repeat(900)).expect(201);
    const path = `/v1/knowledge/documents/${(body as { id: string }).id}`;
    const code = 'knowledge_characters_limit';
    expectProblem(await add('y'.repeat(200)), { status: 409, code });
    const file = { filename: 'long.txt', contentType: 'text/plain' };
    const form = platform.http.put(path).attach('file', Buffer.from('z'.repeat(2_000)), file);
    expectProblem(await form, { status: 409, code });
    await platform.http.put(path).send({ content: 'short' }).expect(200);
    await add('y'.repeat(200)).expect(201);
    await set({ knowledge_characters: null });
  });

  it('hold documents by their bytes, as they are stored and as they are sent', async () => {
    const add = (content: string) =>
      platform.http
        .post('/v1/knowledge/documents')
        .send({ application_id: 'app_bytes', title: 'A document', category: 'c', content });
    const limits = '/v1/applications/app_bytes/limits';
    await platform.http.patch(limits).send({ knowledge_bytes: 1_000 }).expect(200);
    const { body } = await add('é'.repeat(400)).expect(201);
    const code = 'knowledge_bytes_limit';
    const refused = expectProblem(await add('ü'.repeat(150)), { status: 409, code });
    expect(refused.limit).toBe(1_000);
    const path = `/v1/knowledge/documents/${(body as { id: string }).id}`;
    expectProblem(await platform.http.put(path).send({ content: 'ä'.repeat(600) }), { status: 409, code });
    await platform.http
      .put(path)
      .send({ content: 'ä'.repeat(490) })
      .expect(200);
    const file = { filename: 'some.txt', contentType: 'text/plain' };
    const form = platform.http.post('/v1/knowledge/documents').field('application_id', 'app_bytes');
    expectProblem(await form.attach('file', Buffer.from('z'.repeat(30)), file), { status: 409, code });
    await add('ü'.repeat(10)).expect(201);
  });
});

describe('the limits of keys', () => {
  let platform: TestApp;
  let admin: string;
  let key: string;

  beforeAll(async () => {
    platform = await startApp({ OFFLINE_WORDS_PER_SECOND: '20' });
    admin = await closeTheDoor(platform);
    const scopes = ['chat', 'manage'];
    ({ key } = await makeKey(platform, admin, { application_id: 'app_limited', scopes }));
  });

  afterAll(() => platform.close());

  const set = (limits: object) => platform.http.patch(LIMITS).set(bearer(admin)).send(limits).expect(200);

  it('are for an admin key to set, and for the application to see', async () => {
    const own = await platform.http.patch(LIMITS).set(bearer(key)).send({ requests_per_minute: 0 });
    expectProblem(own, { status: 403, code: 'access_denied' });
    await platform.http.get(LIMITS).set(bearer(key)).expect(200);
  });

  it('count streams that are open, and let go of those that are closed', async () => {
    await set({ open_streams: 1 });
    const made = await platform.http.post('/v1/conversations').set(bearer(key)).send({}).expect(201);
    const path = `/v1/conversations/${(made.body as { id: string }).id}`;
    const first = await fetch(`${platform.url}${path}/events`, { headers: bearer(key) });
    const refused = await platform.http.get(`${path}/events`).set(bearer(key));
    expectProblem(refused, { status: 429, code: 'open_streams_limit' });
    await platform.http.get(path).set(bearer(key)).expect(200);
    await first.body?.cancel();
    await until('the stream that was closed is not counted', async () => {
      const again = await fetch(`${platform.url}${path}/events`, { headers: bearer(key) });
      await again.body?.cancel();
      return again.status === 200;
    });
  });

  it('can be of one key, and are at most those of its application', async () => {
    await set({ open_streams: null, running_runs: 5 });
    const own = await makeKey(platform, admin, { application_id: 'app_limited' });
    const path = `/v1/keys/${own.id}/limits`;
    const change = (limits: object) => platform.http.patch(path).set(bearer(admin)).send(limits);
    const none = { requests_per_minute: null, open_streams: null, running_runs: null };
    expect((await platform.http.get(path).set(bearer(admin)).expect(200)).body).toEqual(none);
    expectProblem(await change({ running_runs: 6 }), {
      status: 422,
      code: 'validation_failed',
      fields: ['running_runs'],
    });
    expectProblem(await change({ open_streams: 0 }), {
      status: 422,
      code: 'validation_failed',
      fields: ['open_streams'],
    });
    expect((await change({ running_runs: 1 }).expect(200)).body).toEqual({ ...none, running_runs: 1 });
    expect((await change({ open_streams: 9 }).expect(200)).body).toEqual({
      ...none,
      running_runs: 1,
      open_streams: 9,
    });

    const token = await makeToken(platform, own.key, { user_id: 'ann' });
    const say = async (as: string, content: string): Promise<Response> => {
      const made = await platform.http.post('/v1/conversations').set(bearer(as)).send({}).expect(201);
      const messages = `/v1/conversations/${(made.body as { id: string }).id}/messages`;
      return platform.http.post(messages).set(bearer(as)).send({ content });
    };
    const made = await platform.http.post('/v1/conversations').set(bearer(token)).send({}).expect(201);
    const stream = await fetch(
      `${platform.url}/v1/conversations/${(made.body as { id: string }).id}/messages/stream`,
      {
        method: 'POST',
        headers: { ...bearer(token), 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'Tell me about savings accounts' }),
      },
    );
    const refused = await say(own.key, 'hi');
    expect(expectProblem(refused, { status: 429, code: 'running_runs_limit' }).limit).toBe(1);
    expect((await say(key, 'hi')).status).toBe(201);
    await platform.http
      .post(`/v1/runs/${runIdOf(stream)}/cancel`)
      .set(bearer(own.key))
      .expect(200);
    await stream.text();
    expect((await say(own.key, 'hi')).status).toBe(201);
    // Which reply was whose is known of the last alone: those before have ended.
    expect(await platform.app.get(Database).query.selectFrom('key_run').select('key_id').execute()).toEqual([
      { key_id: own.id },
    ]);

    expectProblem(await platform.http.get(`/v1/keys/nobody/limits`).set(bearer(admin)), {
      status: 404,
      code: 'key_not_found',
    });
  });

  it('of one key hold replies that are gone on with, too', async () => {
    await set({ requests_per_minute: null, open_streams: null, running_runs: null });
    const own = await makeKey(platform, admin, { application_id: 'app_limited' });
    const limits = { running_runs: 1 };
    await platform.http.patch(`/v1/keys/${own.id}/limits`).set(bearer(admin)).send(limits).expect(200);
    const as = { ...bearer(own.key), 'content-type': 'application/json' };
    const open = async (path: string, body: object): Promise<globalThis.Response> =>
      fetch(`${platform.url}/v1${path}`, { method: 'POST', headers: as, body: JSON.stringify(body) });
    const stop = (runId: string) => platform.http.post(`/v1/runs/${runId}/cancel`).set(as).expect(200);
    /** A reply that somebody has stopped at its first words. @returns what has it gone on with. */
    const begun = async (): Promise<string> => {
      const made = await platform.http.post('/v1/conversations').set(as).send({}).expect(201);
      const path = `/conversations/${(made.body as { id: string }).id}/messages`;
      const stream = await open(`${path}/stream`, { content: 'Tell me about savings accounts' });
      await readUntil(stream, ({ type }) => type === 'text-delta');
      await stop(runIdOf(stream));
      let id = '';
      await until('the reply is there', async () => {
        const { body } = await platform.http.get(`/v1${path}`).set(as).expect(200);
        id = (body as { id: string }[])[1]?.id ?? '';
        return id !== '';
      });
      return `${path}/${id}/continue`;
    };

    const [first, second] = [await begun(), await begun()];
    const running = await open(first, {});
    expect(running.status).toBe(200);
    const refused = await platform.http.post(`/v1${second}`).set(as).send({});
    expect(expectProblem(refused, { status: 429, code: 'running_runs_limit' }).limit).toBe(1);
    await stop(runIdOf(running));
    await running.text();
    const next = await open(second, {});
    expect(next.status).toBe(200);
    await stop(runIdOf(next));
    await next.text();
  });

  it('of one key hold the tickets that were made before they were set', async () => {
    const own = await makeKey(platform, admin, { application_id: 'app_limited' });
    const made = await platform.http.post('/v1/conversations').set(bearer(own.key)).send({}).expect(201);
    const path = `/v1/conversations/${(made.body as { id: string }).id}/events`;
    const { body } = await platform.http.post('/v1/stream-tickets').set(bearer(own.key)).expect(201);
    const limits = platform.http.patch(`/v1/keys/${own.id}/limits`).set(bearer(admin));
    await limits.send({ open_streams: 1 }).expect(200);
    const first = await fetch(`${platform.url}${path}`, { headers: bearer(own.key) });
    const refused = await platform.http.get(`${path}?ticket=${(body as { ticket: string }).ticket}`);
    expectProblem(refused, { status: 429, code: 'open_streams_limit' });
    await first.body?.cancel();
  });

  it('tell how many requests are left, and when there are more', async () => {
    await set({ requests_per_minute: 10_000 });
    const { headers } = await platform.http.get('/v1/models').set(bearer(key)).expect(200);
    expect(headers['ratelimit-policy']).toBe('"requests";q=10000;w=60');
    expect(headers.ratelimit).toMatch(/^"requests";r=9\d{3};t=\d+$/);
    await set({ requests_per_minute: 1 });
    const refused = await platform.http.get('/v1/models').set(bearer(key));
    expect(expectProblem(refused, { status: 429, code: 'requests_limit' }).limit).toBe(1);
    expect(refused.headers.ratelimit).toMatch(/^"requests";r=0;t=\d+$/);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    await platform.http.get('/health').expect(200);
  });
});
