import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { ruleAnswer, startRuleProvider } from '../../src/models/openai/testing/rule-provider.js';
import { type StubProvider } from '../../src/models/openai/testing/stub-provider.js';
import { ServerProcess } from '../support/server-process.js';
import { chunksOf, type Frame, readFrames, textOf } from '../support/sse.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** How often the server is killed; `npm run test:kills` for 300. */
const KILLS = Number(process.env.KILLS ?? 20);
const STREAMS = 8;
const MANNERS = ['prefill', 'strict', 'deaf'];

interface Reader {
  runId: string;
  question: string;
  frames: Frame[];
  hasEnded: boolean;
}

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Follows what is still to come of a reply, until its end or the death of the server. */
async function follow(url: string, reader: Reader): Promise<void> {
  const lastId = reader.frames.at(-1)?.id;
  try {
    const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId };
    for await (const frame of readFrames(await fetch(`${url}/v1/runs/${reader.runId}/events`, { headers }))) {
      if (frame.data === '[DONE]') reader.hasEnded = true;
      else reader.frames.push(frame);
    }
  } catch {
    // The server died under us, as it should.
  }
}

describe('killed at any moment', () => {
  let database: TestDatabase;
  let provider: StubProvider;
  let environment: Record<string, string>;

  beforeAll(async () => {
    database = await openTestDatabase();
    provider = await startRuleProvider({ pauseMs: 20 });
    environment = {
      DATABASE_URL: database.url,
      OPENAI_BASE_URL: provider.baseUrl,
      MAX_REPLY_ATTEMPTS: '100',
    };
  });

  afterAll(async () => {
    await provider.close();
    await database.remove();
  });

  async function ask(url: string, number: number): Promise<Reader> {
    const model = `openai:${MANNERS[number % MANNERS.length] ?? ''}`;
    const conversation = await post(`${url}/v1/conversations`, {
      application_id: 'app',
      config: { model, enable_rag: false },
    });
    const { id } = (await conversation.json()) as { id: string };
    const question = `Question ${number}?`;
    const response = await post(`${url}/v1/conversations/${id}/messages/stream`, { content: question });
    await response.body?.cancel();
    return { runId: response.headers.get('x-run-id') ?? '', question, frames: [], hasEnded: false };
  }

  it(
    `says every reply to its end, byte for byte, through ${KILLS} kills`,
    async () => {
      const moments = fc.sample(fc.integer({ min: 0, max: 6_000 }), { numRuns: KILLS, seed: 7 });
      let [readers, asked, completed, continued]: [Reader[], number, number, number] = [[], 0, 0, 0];
      const check = (): void => {
        for (const { frames, question } of readers.filter(({ hasEnded }) => hasEnded)) {
          const chunks = chunksOf(frames);
          expect(frames.map(({ id }) => Number(id?.split(':')[1]))).toEqual(
            frames.map((_, index) => index + 1),
          );
          expect(textOf(chunks)).toBe(ruleAnswer(question));
          expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
          completed += 1;
          continued += chunks.filter(({ type }) => type === 'data-continued').length;
        }
        readers = readers.filter(({ hasEnded }) => !hasEnded);
      };
      for (const moment of moments) {
        const server = await ServerProcess.start(environment);
        const following = readers.map((reader) => follow(server.url, reader));
        while (readers.length < STREAMS) {
          const reader = await ask(server.url, (asked += 1));
          readers.push(reader);
          following.push(follow(server.url, reader));
        }
        await sleep(moment);
        await server.end('SIGKILL');
        await Promise.all(following);
        check();
      }
      const last = await ServerProcess.start(environment);
      await Promise.all(readers.map((reader) => follow(last.url, reader)));
      expect(readers.every(({ hasEnded }) => hasEnded)).toBe(true);
      check();
      await last.end('SIGKILL');
      console.log(`${KILLS} kills: ${completed} of ${asked} replies whole, gone on with ${continued} times`);
      expect(completed).toBe(asked);
      expect(continued).toBeGreaterThan(0);
    },
    60_000 + KILLS * 20_000,
  );
});
