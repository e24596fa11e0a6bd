import { setTimeout as delay } from 'node:timers/promises';
import { FakeUpstream, type UpstreamCall } from '../support/fake-upstream.js';
import { ServerProcess } from '../support/server-process.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const APPLICATION = 'app_killed';
const ROUNDS = 4;
const CONVERSATIONS = 4;

/** The conversation that a call is about, by the word of its own in its first message. */
const aboutWhat = ({ body }: UpstreamCall) =>
  /pelican\d+x/.exec(body.messages.map(({ content }) => content).join(' '))?.[0] ?? '';

describe('killed while conversations are named', () => {
  let stored: TestDatabase;
  const upstream = new FakeUpstream();
  /** How often a name was asked for, by what the conversation is about. */
  const asked = new Map<string, number>();
  /** What becomes of the next call for a name. */
  let name: (call: UpstreamCall) => void;

  beforeAll(async () => {
    await upstream.listen();
    upstream.answer = (call) => {
      if (call.body.model !== 'titles') {
        call.say('It is free.');
        call.finish();
        return;
      }
      const about = aboutWhat(call);
      asked.set(about, (asked.get(about) ?? 0) + 1);
      name(call);
    };
    stored = await openTestDatabase();
  });

  afterAll(async () => {
    await upstream.close();
    await stored.remove();
  });

  const start = () =>
    ServerProcess.start({ DATABASE_URL: stored.url, ...upstream.environment, TITLE_MODEL: 'openai:titles' });

  async function call<Answer>(server: ServerProcess, path: string, body?: object): Promise<Answer> {
    const response = await fetch(server.url + path, {
      ...{ method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as Answer;
  }

  const send = (server: ServerProcess, id: string, content: string) =>
    call(server, `/v1/conversations/${id}/messages`, { content });

  it('each is asked for once at most, and has the name of the model or the cut of its message', async () => {
    const all: { id: string; about: string }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await start();
      // As many as a process asks for at once; in each round one more is answered before the end.
      const held = Promise.withResolvers<undefined>();
      let calls = 0;
      name = (one) => {
        calls += 1;
        if (calls <= round) {
          one.say(`About ${aboutWhat(one)}`);
          one.finish();
        }
        if (calls === CONVERSATIONS) held.resolve(undefined);
      };
      const begun = await Promise.all(
        Array.from({ length: CONVERSATIONS }, async (_, number) => {
          const about = `pelican${round}${number}x`;
          const conversation = { application_id: APPLICATION };
          const { id } = await call<{ id: string }>(server, '/v1/conversations', conversation);
          await send(server, id, `Tell me about ${about}`);
          return { id, about };
        }),
      );
      all.push(...begun);
      await held.promise;
      await delay(round);
      await server.end('SIGKILL');
    }

    const last = await start();
    name = (one) => {
      one.say('Asked again');
      one.finish();
    };
    for (const { id, about } of all) {
      await send(last, id, 'And then?');
      const { title } = await call<{ title: string }>(last, `/v1/conversations/${id}`);
      expect([`Tell me about ${about}`, `About ${about}`]).toContain(title);
    }
    expect(await last.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect([...asked.values()].every((count) => count === 1)).toBe(true);
    expect(asked.size).toBe(ROUNDS * CONVERSATIONS);

    const again = await start();
    const usage = await call<{ data: { model: string; attempts: number }[] }>(
      again,
      `/v1/usage?application_id=${APPLICATION}`,
    );
    const counted = usage.data.filter(({ model }) => model === 'openai:titles');
    const named = await Promise.all(
      all.map(async ({ id }) => (await call<{ title: string }>(again, `/v1/conversations/${id}`)).title),
    );
    // What named a conversation is counted with the name, in one transaction.
    expect(counted.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(
      named.filter((title) => title.startsWith('About')).length,
    );
    await again.end('SIGTERM');
  }, 240_000);
});
