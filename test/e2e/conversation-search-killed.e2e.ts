import { setTimeout as delay } from 'node:timers/promises';
import { type Database } from '../../src/database/database.js';
import { ServerProcess } from '../support/server-process.js';
import { connectTo, openTestDatabase, type TestDatabase } from '../support/test-database.js';

const OWNER = { application_id: 'app_killed', user_id: 'user_killed' };
const CONVERSATIONS = 40;
/** Long ones, so that reading them all takes several seconds of the little that each has for it. */
const REST = 'savings and other accounts '.repeat(3_000);

const wordOf = (number: number) => `pelican${number}x`;

describe('killed while what was said is made searchable', () => {
  let stored: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    stored = await openTestDatabase();
  });

  afterEach(async () => {
    await database.onApplicationShutdown();
    await stored.remove();
  });

  const start = () => ServerProcess.start({ DATABASE_URL: stored.url });

  async function call<Answer>(server: ServerProcess, path: string, body?: object): Promise<Answer> {
    const response = await fetch(server.url + path, {
      ...{ method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as Answer;
  }

  async function readSoFar(): Promise<number> {
    const rows = await database.query.selectFrom('message_words').select('message_id').execute();
    return rows.length;
  }

  async function unread(): Promise<number> {
    const rows = await database.query
      .selectFrom('conversation')
      .select('id')
      .where('is_searchable', '=', 0)
      .execute();
    return rows.length;
  }

  it('finds everything after the last start, each message once, however often it was killed', async () => {
    const first = await start();
    database = connectTo(stored.url);
    const said = await Promise.all(
      Array.from({ length: CONVERSATIONS }, async (_, number) => {
        const { id } = await call<{ id: string }>(first, '/v1/conversations', OWNER);
        const content = `${wordOf(number)} ${REST}`;
        const reply = await call<{ parent_id: string }>(first, `/v1/conversations/${id}/messages`, {
          content,
        });
        return reply.parent_id;
      }),
    );
    await first.end('SIGKILL');

    let cutOff = 0;
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const before = await readSoFar();
      const server = await start();
      while ((await readSoFar()) === before && (await unread()) > 0) await delay(5);
      await server.end('SIGKILL');
      if ((await unread()) > 0) cutOff += 1;
    }
    expect(cutOff).toBeGreaterThan(0);

    const last = await start();
    while ((await unread()) > 0) await delay(50);
    for (const [number, messageId] of said.entries()) {
      const query = new URLSearchParams({ ...OWNER, q: wordOf(number) });
      const { data } = await call<{ data: { message: { id: string } | null }[] }>(
        last,
        `/v1/conversation-search?${query.toString()}`,
      );
      // Its title, and itself.
      expect(data.map(({ message }) => message?.id)).toEqual([undefined, messageId]);
    }
    expect(await readSoFar()).toBe(2 * CONVERSATIONS);
    await last.end('SIGTERM');
  }, 240_000);
});
