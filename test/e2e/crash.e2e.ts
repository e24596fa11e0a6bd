import fc from 'fast-check';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, type Frame, readFrames, textOf } from '../support/sse.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** How often the server is killed; more rounds by `CRASH_ROUNDS=50 npm run test:e2e`. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 4);
const STREAMS = 20;
/** How soon after a restart no reply may be left without an end. */
const RECOVERY_MS = 9_000;

interface Stream {
  conversationId: string;
  /** Undefined until the server has acknowledged the message. */
  runId?: string;
  frames: Frame[];
}

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function createConversation(url: string): Promise<string> {
  const response = await post(`${url}/v1/conversations`, {
    application_id: 'app_retail_banking',
    config: { enable_rag: true },
  });
  return ((await response.json()) as { id: string }).id;
}

describe('killed without warning', () => {
  let database: TestDatabase;
  let environment: Record<string, string>;
  const answers = new Set<string>();

  beforeAll(async () => {
    database = await openTestDatabase();
    environment = { DATABASE_URL: database.url, OFFLINE_WORDS_PER_SECOND: '60' };
  });

  afterAll(() => database.remove());

  /** Streams into `stream` until the end or the death of the server; `onFrame` sees every frame. */
  async function read(url: string, stream: Stream, onFrame: () => void): Promise<void> {
    try {
      const content = 'How do I open an account?';
      const response = await post(`${url}/v1/conversations/${stream.conversationId}/messages/stream`, {
        content,
      });
      stream.runId = response.headers.get('x-run-id')!;
      for await (const frame of readFrames(response)) {
        stream.frames.push(frame);
        onFrame();
      }
    } catch {
      // The server died under us, as it should.
    }
  }

  /** Follows what was cut off to its end, and holds it against what is stored. @returns how the run ended. */
  async function checkRecovered(url: string, stream: Stream): Promise<string> {
    const lastId = stream.frames.at(-1)?.id;
    const rest = await allFrames(
      await fetch(
        `${url}/v1/runs/${stream.runId!}/events`,
        lastId === undefined ? {} : { headers: { 'last-event-id': lastId } },
      ),
    );
    const whole = await allFrames(await fetch(`${url}/v1/runs/${stream.runId!}/events`));
    const seen = stream.frames.filter((frame) => frame.data !== '[DONE]');
    expect([...seen, ...rest]).toEqual(whole);
    const chunks = chunksOf(whole);
    // Whatever was being said when the process died is said to its end by the next.
    expect(chunks.at(-1)?.type).toBe('finish');
    answers.add(textOf(chunks));

    const messages = (await (
      await fetch(`${url}/v1/conversations/${stream.conversationId}/messages`)
    ).json()) as { role: string; content: string; metadata: { state: string } }[];
    expect(messages.map((message) => message.role)).toEqual(['user', 'assistant']);
    expect(messages[0]?.content).toBe('How do I open an account?');
    expect(messages[1]?.content).toBe(textOf(chunks));
    return messages[1]!.metadata.state;
  }

  it(
    `loses no acknowledged message and no character that anyone has seen, ${ROUNDS} times under ${STREAMS} streams`,
    async () => {
      // The moments of death: after how many frames, over all streams. From none to about all of a round's.
      const moments = fc.sample(fc.integer({ min: 0, max: STREAMS * 50 }), { numRuns: ROUNDS, seed: 42 });
      const ends: Record<string, number> = {};
      let slowest = 0;
      for (const moment of moments) {
        const server = await ServerProcess.start(environment);
        const streams: Stream[] = [];
        for (let count = 0; count < STREAMS; count++) {
          streams.push({ conversationId: await createConversation(server.url), frames: [] });
        }
        let frames = 0;
        const dead = new Promise<void>((resolve) => {
          const onFrame = (): void => {
            frames += 1;
            if (frames >= moment) resolve(server.end('SIGKILL').then(() => undefined));
          };
          void Promise.all(streams.map((stream) => read(server.url, stream, onFrame))).then(() => {
            resolve(server.end('SIGKILL').then(() => undefined));
          });
          if (moment === 0) onFrame();
        });
        await dead;

        const again = await ServerProcess.start(environment);
        const startedAt = performance.now();
        const acknowledged = streams.filter((stream) => stream.runId !== undefined);
        for (const state of await Promise.all(
          acknowledged.map((stream) => checkRecovered(again.url, stream)),
        )) {
          ends[state] = (ends[state] ?? 0) + 1;
        }
        slowest = Math.max(slowest, performance.now() - startedAt);
        await again.end('SIGKILL');
      }
      console.log(
        `killed ${ROUNDS} times: ${JSON.stringify(ends)}, slowest recovery ${Math.round(slowest)} ms`,
      );
      expect(slowest).toBeLessThan(RECOVERY_MS + 1_000);
      expect(Object.keys(ends)).toEqual(['completed']);
      // Each as if nothing had happened.
      expect(answers.size).toBe(1);
    },
    60_000 + ROUNDS * 20_000,
  );
});

describe('told to end', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase();
  });

  afterEach(() => database.remove());

  async function startStream(
    environment: Record<string, string>,
    settings?: object,
  ): Promise<{
    server: ServerProcess;
    frames: AsyncGenerator<Frame>;
    first: Frame;
    conversationId: string;
  }> {
    const server = await ServerProcess.start({
      DATABASE_URL: database.url,
      ...environment,
    });
    if (settings) {
      await fetch(`${server.url}/v1/applications/app_retail_banking`, {
        ...{ method: 'PATCH', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify(settings),
      });
    }
    const conversationId = await createConversation(server.url);
    const response = await post(`${server.url}/v1/conversations/${conversationId}/messages/stream`, {
      content: 'How do I open an account?',
    });
    const frames = readFrames(response);
    const first = (await frames.next()).value as Frame;
    return { server, frames, first, conversationId };
  }

  it('lets replies finish within the grace period, takes no new ones, and exits with 0', async () => {
    const { server, frames, first, conversationId } = await startStream({ OFFLINE_WORDS_PER_SECOND: '40' });
    const exit = server.end('SIGTERM');
    const rest = await Array.fromAsync(frames);

    expect(chunksOf([first, ...rest]).at(-1)).toMatchObject({ type: 'finish' });
    expect(await exit).toEqual({ code: 0, signal: null });
    await expect(
      post(`${server.url}/v1/conversations/${conversationId}/messages`, { content: 'x' }),
    ).rejects.toThrow();
  });

  it('leaves what is not done in time to the next start, which says the same reply to its end', async () => {
    const slow = { OFFLINE_WORDS_PER_SECOND: '1', SHUTDOWN_GRACE_SECONDS: '0' };
    const { server, frames, first, conversationId } = await startStream(slow);
    const exit = server.end('SIGTERM');
    const seen = [first];
    await expect(
      (async () => {
        for await (const frame of frames) seen.push(frame);
      })(),
    ).rejects.toThrow();
    expect(await exit).toEqual({ code: 0, signal: null });

    const again = await ServerProcess.start({ DATABASE_URL: database.url });
    const runId = first.id?.split(':')[0] ?? '';
    const whole = await allFrames(await fetch(`${again.url}/v1/runs/${runId}/events`));
    expect(whole.slice(0, seen.length)).toEqual(seen);
    const chunks = chunksOf(whole);
    expect(chunks.find(({ type }) => type === 'data-continued')).toMatchObject({
      data: { attempt: 2, cause: 'process_lost' },
    });
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
    const messages = await (await fetch(`${again.url}/v1/conversations/${conversationId}/messages`)).json();
    expect(messages).toMatchObject([
      { role: 'user' },
      { content: textOf(chunks), metadata: { state: 'completed' } },
    ]);
    await again.end('SIGTERM');
  });

  it('ends it as interrupted where its application wants that, tells its followers, and keeps the text', async () => {
    const slow = { OFFLINE_WORDS_PER_SECOND: '1', SHUTDOWN_GRACE_SECONDS: '0' };
    const { server, frames, first, conversationId } = await startStream(slow, { on_interruption: 'keep' });
    const exit = server.end('SIGTERM');
    const chunks = chunksOf([first, ...(await Array.fromAsync(frames))]);

    expect(chunks.at(-2)).toMatchObject({ messageMetadata: { state: 'interrupted' } });
    expect(chunks.at(-1)).toMatchObject({ type: 'error' });
    expect(await exit).toEqual({ code: 0, signal: null });
    const again = await ServerProcess.start({ DATABASE_URL: database.url });
    const messages = await (await fetch(`${again.url}/v1/conversations/${conversationId}/messages`)).json();
    expect(messages).toMatchObject([
      { role: 'user' },
      { content: textOf(chunks), metadata: { state: 'interrupted' } },
    ]);
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('says in one line what it cannot be configured with, and exits with 1', async () => {
    await expect(ServerProcess.start({ PORT: 'http' })).rejects.toThrow(
      'Cannot start: PORT must be a whole number',
    );
  });
});
