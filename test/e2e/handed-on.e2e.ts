import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, readUntil, textOf } from '../support/sse.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Stored {
  id: string;
  content: string;
  metadata: { state?: string };
}

const QUESTION = 'How do I open an account?';
const SLOW = { OFFLINE_WORDS_PER_SECOND: '4' };

describe('a conversation that changes hands', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase();
  });

  afterEach(() => database.remove());

  const start = (environment: Record<string, string> = {}) =>
    ServerProcess.start({ DATABASE_URL: database.url, SHUTDOWN_GRACE_SECONDS: '0', ...environment });

  function post(url: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async function open(url: string): Promise<string> {
    const settings = { application_id: 'app_retail_banking', config: { enable_rag: true } };
    const response = await post(`${url}/v1/conversations`, settings);
    return `/v1/conversations/${((await response.json()) as Stored).id}/messages`;
  }

  const follow = async (url: string, response: Response) =>
    allFrames(await fetch(`${url}/v1/runs/${response.headers.get('x-run-id')}/events`));

  /** What a reply to the question is where nothing happens to it. */
  async function askInPeace(url: string): Promise<string> {
    const response = await post(url + (await open(url)), { content: QUESTION });
    return ((await response.json()) as Stored).content;
  }

  it('answers a message that waited behind a killed reply once, after that was gone on with', async () => {
    const first = await start(SLOW);
    const path = await open(first.url);
    const running = await post(`${first.url}${path}/stream`, { content: QUESTION });
    const waiting = await post(`${first.url}${path}/stream`, { content: QUESTION });
    await readUntil(running, ({ type }) => type === 'text-delta');
    await first.end('SIGKILL');

    const second = await start();
    const [one, other] = [await follow(second.url, running), await follow(second.url, waiting)];
    expect(chunksOf(one).filter(({ type }) => type === 'data-continued')).toHaveLength(1);
    expect(chunksOf(other).filter(({ type }) => type === 'start')).toHaveLength(1);
    const whole = await askInPeace(second.url);
    const messages = (await (await fetch(second.url + path)).json()) as Stored[];
    expect(messages.map(({ content }) => content)).toEqual([
      ...[QUESTION, whole, QUESTION],
      textOf(chunksOf(other)),
    ]);
    expect(messages.flatMap(({ metadata }) => metadata.state ?? [])).toEqual(['completed', 'completed']);
    await second.end('SIGTERM');
  });

  it('has a reply go on in another process, or the next, when its own is told to end', async () => {
    const isShared = database.url.startsWith('postgres');
    const first = await start(SLOW);
    const early = isShared ? await start() : undefined;
    const path = await open(first.url);
    const running = await post(`${first.url}${path}/stream`, { content: QUESTION });
    const elsewhere = early && follow(early.url, running);
    const seen = await readUntil(running, ({ type }) => type === 'text-delta');
    expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });

    const second = early ?? (await start());
    const frames = await follow(second.url, running);
    expect(frames.slice(0, seen.length)).toEqual(seen);
    // Who followed it elsewhere has noticed nothing but a pause.
    if (elsewhere) expect(await elsewhere).toEqual(frames);
    expect(textOf(chunksOf(frames))).toBe(await askInPeace(second.url));
    expect(chunksOf(frames).at(-1)).toMatchObject({ type: 'finish' });
    await second.end('SIGTERM');
  });

  it('tells who waits for the message as JSON that it goes on elsewhere, and answers it by the same key', async () => {
    const first = await start(SLOW);
    const path = await open(first.url);
    const ask = (url: string) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'one' },
        body: JSON.stringify({ content: QUESTION }),
      });
    const answer = ask(first.url);
    const following = `${first.url}${path.replace('messages', 'stream')}`;
    let stream = await fetch(following);
    while (stream.status === 204) stream = await fetch(following);
    await readUntil(stream, ({ type }) => type === 'text-delta');
    await first.end('SIGTERM');
    expect((await answer).status).toBe(503);
    expect(await (await answer).json()).toMatchObject({ code: 'reply_handed_over' });

    const second = await start();
    const reply = (await (await ask(second.url)).json()) as Stored;
    expect(reply.content).toBe(await askInPeace(second.url));
    expect((await (await fetch(second.url + path)).json()) as Stored[]).toHaveLength(2);
    await second.end('SIGTERM');
  });
});
