import { EventLoopDelay } from '../../src/common/event-loop-delay.js';
import { expectProblem } from '../support/problem.js';
import { allFrames, chunksOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

const LIMIT_MS = 50;

describe('while the process is late with everything', () => {
  let platform: TestApp;
  let delayMs = 0;

  beforeAll(async () => {
    platform = await startApp({
      MAX_EVENT_LOOP_DELAY_MS: String(LIMIT_MS),
      OFFLINE_WORDS_PER_SECOND: '50',
      CORS_ORIGINS: 'https://app.example',
    });
    platform.app.get(EventLoopDelay).currentMs = () => delayMs;
  });

  beforeEach(() => {
    delayMs = 0;
  });

  afterAll(() => platform.close());

  it('what is new is refused, with a code and the time to come again', async () => {
    const id = await createConversation(platform.http);
    delayMs = LIMIT_MS + 1;
    for (const path of [`/v1/conversations/${id}/messages`, `/v1/conversations/${id}/messages/stream`]) {
      const refused = await platform.http.post(path).send({ content: 'hello' });
      expectProblem(refused, { status: 503, code: 'overloaded' });
      expect(refused.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    }
    delayMs = 0;
    expect((await platform.http.get(`/v1/conversations/${id}/messages`).expect(200)).body).toEqual([]);
    await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
  });

  it('is refused before anything of it is read, and so that a page may know', async () => {
    delayMs = LIMIT_MS + 1;
    const refused = await platform.http
      .post('/v1/conversations')
      .set({ 'Content-Type': 'application/json', Origin: 'https://app.example' })
      .send('{ no JSON');
    expectProblem(refused, { status: 503, code: 'overloaded' });
    expect(refused.headers['access-control-allow-origin']).toBe('https://app.example');
  });

  it('questions are answered for longer', async () => {
    delayMs = 2 * LIMIT_MS;
    await platform.http.get('/v1/models').expect(200);
    delayMs = 2 * LIMIT_MS + 1;
    expectProblem(await platform.http.get('/v1/models'), { status: 503, code: 'overloaded' });
  });

  it('replies go on, and are followed, found and ended, and the server says that it is well', async () => {
    const id = await createConversation(platform.http);
    const response = await sendStreaming(platform, id, { content: 'Tell me about savings accounts' });
    const runId = runIdOf(response);
    delayMs = 60_000;

    await platform.http.get('/health').expect(200);
    const active = await fetch(`${platform.url}/v1/conversations/${id}/stream`);
    expect(active.status).toBe(200);
    await active.body?.cancel();
    const second = await follow(platform, runId);
    const chunks = chunksOf(await allFrames(response));
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
    expect(chunksOf(await allFrames(second))).toEqual(chunks);
    await platform.http.post(`/v1/runs/${runId}/cancel`).expect(200);
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
  });
});
