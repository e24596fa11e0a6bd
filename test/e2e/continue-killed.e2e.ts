import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, readUntil, textOf } from '../support/sse.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Stored {
  id: string;
  run_id: string;
  content: string;
  metadata: { state: string; finish_reason?: string; continued_from?: object[] };
}

const QUESTION = 'How do I open an account?';
const WORDS = 8;

describe('a reply that is continued by hand, and its process killed', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase();
  });

  afterEach(() => database.remove());

  const start = (wordsPerSecond: number) =>
    ServerProcess.start({ DATABASE_URL: database.url, OFFLINE_WORDS_PER_SECOND: `${wordsPerSecond}` });

  async function call<Answer>(url: string, method = 'GET', body?: object): Promise<Answer> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as Answer;
  }

  async function ask(url: string, maxTokens: number): Promise<{ path: string; reply: Stored }> {
    const config = { enable_rag: true, max_tokens: maxTokens };
    const conversation = { application_id: 'app_retail_banking', config };
    const { id } = await call<Stored>(`${url}/v1/conversations`, 'POST', conversation);
    const path = `/v1/conversations/${id}/messages`;
    return { path, reply: await call<Stored>(url + path, 'POST', { content: QUESTION }) };
  }

  it('is gone on with in the same run, and grows to what it would have been', async () => {
    const first = await start(0);
    const { content: whole } = (await ask(first.url, 1_000)).reply;
    const { path, reply } = await ask(first.url, WORDS);
    expect(reply.metadata.finish_reason).toBe('length');
    await first.end('SIGTERM');

    const second = await start(4);
    const response = await fetch(`${second.url}${path}/${reply.id}/continue`, { method: 'POST' });
    const runId = response.headers.get('x-run-id');
    const seen = await readUntil(
      response,
      (chunk, frames) =>
        chunk.type === 'text-delta' && textOf(chunksOf(frames)).length > reply.content.length,
    );
    await second.end('SIGKILL');

    const third = await start(0);
    const frames = await allFrames(await fetch(`${third.url}/v1/runs/${runId}/events`));
    expect(frames.slice(0, seen.length)).toEqual(seen);
    const chunks = chunksOf(frames);
    const places = chunks.filter(({ type }) => type === 'data-continued');
    expect(places.map(({ data }) => data)).toMatchObject([
      { attempt: 1, from: reply.content.length, cause: 'continued' },
      { attempt: 2, cause: 'process_lost' },
    ]);
    expect(textOf(chunks)).toBe(
      whole
        .split(/(?<=\s)(?=\S)/)
        .slice(0, 2 * WORDS)
        .join(''),
    );
    const stored = (await call<Stored[]>(third.url + path))[1];
    expect(stored).toMatchObject({ id: reply.id, run_id: runId, content: textOf(chunks) });
    expect(stored?.metadata).toMatchObject({
      ...{ state: 'completed', finish_reason: 'length' },
      continued_from: [{ run_id: reply.run_id, text_to: reply.content.length }],
    });

    for (let last = stored; last?.metadata.finish_reason === 'length';) {
      last = await call<Stored>(`${third.url}${path}/${reply.id}/continue`, 'POST');
    }
    const messages = await call<Stored[]>(third.url + path);
    expect(messages.map(({ content }) => content)).toEqual([QUESTION, whole]);
    await third.end('SIGTERM');
  });

  it('may have been interrupted before, where its application wants no reply gone on with', async () => {
    const first = await start(4);
    const settings = { on_interruption: 'keep' };
    await call(`${first.url}/v1/applications/app_retail_banking`, 'PATCH', settings);
    const config = { enable_rag: true };
    const conversation = { application_id: 'app_retail_banking', config };
    const { id } = await call<Stored>(`${first.url}/v1/conversations`, 'POST', conversation);
    const path = `/v1/conversations/${id}/messages`;
    const response = await fetch(`${first.url}${path}/stream`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ content: QUESTION }),
    });
    await readUntil(response, ({ type }) => type === 'text-delta');
    await first.end('SIGKILL');

    const second = await start(0);
    const runId = response.headers.get('x-run-id');
    expect(
      chunksOf(await allFrames(await fetch(`${second.url}/v1/runs/${runId}/events`))).at(-1),
    ).toMatchObject({ type: 'error' });
    const [, broken] = await call<Stored[]>(second.url + path);
    expect(broken?.metadata.state).toBe('interrupted');
    const whole = await call<Stored>(`${second.url}${path}/${broken!.id}/continue`, 'POST');
    expect(whole).toMatchObject({
      ...{ id: broken!.id, content: (await ask(second.url, 1_000)).reply.content },
      metadata: { state: 'completed', continued_from: [{ run_id: runId, state: 'interrupted' }] },
    });
    await second.end('SIGTERM');
  });
});
