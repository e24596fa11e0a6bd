import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { PostgresDatabase } from '../../src/database/postgres/postgres-database.js';
import {
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { ServerProcess } from '../support/server-process.js';
import { chunksOf, type Frame, readFrames, textOf } from '../support/sse.js';
import { TcpProxy } from '../support/tcp-proxy.js';

/** A lease is 4 seconds: by then every other process would take a run for abandoned. */
const LONGER_THAN_A_LEASE_MS = 5_500;
const QUESTION = 'Tell me everything about savings accounts, cards and loans.';
const serverUrl = testServerUrl();

interface Message {
  role: string;
  content: string;
  metadata: { state?: string };
}

async function call(method: string, url: string, body?: object, headers: Record<string, string> = {}) {
  return fetch(url, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
}

(serverUrl === undefined ? describe.skip : describe)('a database that is away for a while', () => {
  let own: OwnDatabase;
  let proxy: TcpProxy;
  let beside: PostgresDatabase;
  let servers: ServerProcess[];
  let conversations: [string, string];

  beforeAll(async () => {
    own = await createOwnDatabase(serverUrl ?? '');
    proxy = await TcpProxy.open(own.url);
    beside = new PostgresDatabase(own.url);
    // Slow enough that a reply lasts longer than anything that is done to the database meanwhile.
    const environment = { DATABASE_URL: proxy.url, OFFLINE_WORDS_PER_SECOND: '6' };
    servers = await Promise.all([ServerProcess.start(environment), ServerProcess.start(environment)]);
    conversations = servers.map(({ url }) => `${url}/v1/conversations`) as typeof conversations;
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
    await proxy.refuse();
    await beside.onApplicationShutdown();
    await own.drop();
  });

  const create = async (): Promise<string> => {
    const response = await call('POST', conversations[0], { application_id: 'app_retail_banking' });
    return ((await response.json()) as { id: string }).id;
  };
  const messagesOf = async (id: string): Promise<Message[]> =>
    (await (await call('GET', `${conversations[1]}/${id}/messages`)).json()) as Message[];
  const problemOf = async (response: Response): Promise<unknown[]> => {
    const { code } = (await response.json()) as { code?: string };
    return [response.status, code, response.headers.get('retry-after')];
  };

  /** Reads a reply to its end. @returns that, once there is something of it. */
  const join = async (response: Response): Promise<{ frames: Promise<Frame[]> }> => {
    const reading = readFrames(response);
    const first = (await reading.next()).value as Frame;
    return { frames: Array.fromAsync(reading).then((others) => [first, ...others]) };
  };

  /** A reply that has begun, and who reads it to its end. */
  const begin = async (id: string) => {
    const response = await call('POST', `${conversations[0]}/${id}/messages/stream`, { content: QUESTION });
    const runId = response.headers.get('x-run-id')!;
    const whole = await join(response);
    const elsewhere = await join(await call('GET', `${servers[1]!.url}/v1/runs/${runId}/events`));
    return { runId, whole, elsewhere };
  };
  /** It was made once, by the one that began it, and everybody has read all of it. */
  const expectWhole = async (id: string, { runId, whole, elsewhere }: Awaited<ReturnType<typeof begin>>) => {
    const frames = await whole.frames;
    const chunks = chunksOf(frames);
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
    expect(await elsewhere.frames).toEqual(frames);
    const messages = await messagesOf(id);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[1]).toMatchObject({ content: textOf(chunks), metadata: { state: 'completed' } });
    const run = await call('GET', `${servers[1]!.url}/v1/runs/${runId}`);
    expect(await run.json()).toMatchObject({ state: 'completed' });
    const { rows } = await sql<{ seq: number }>`
      select seq from run_event where run_id = ${runId} order by seq`.execute(beside.query);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  };

  it('is said to whoever asks, takes nothing that is not stored, and finds every reply as it was', async () => {
    const [id, quiet] = [await create(), await create()];
    const reply = await begin(id);
    await proxy.refuse();

    const away = [503, 'database_unavailable', expect.stringMatching(/^\d+$/)];
    const send = await call('POST', `${conversations[0]}/${quiet}/messages`, { content: 'Hello' });
    expect(await problemOf(send)).toEqual(away);
    for (const [method, url, body] of [
      ['POST', conversations[0], { application_id: 'app_retail_banking' }],
      ['GET', `${conversations[1]}/${quiet}`, undefined],
      ['POST', `${servers[1]!.url}/v1/knowledge/search`, { application_id: 'app_x', query: 'cards' }],
      ['GET', `${servers[0]!.url}/health`, undefined],
    ] as const)
      expect(await problemOf(await call(method, url, body))).toEqual(away);
    await setTimeout(LONGER_THAN_A_LEASE_MS);
    await proxy.accept();

    await expectWhole(id, reply);
    expect(await messagesOf(quiet)).toEqual([]);
    expect((await call('GET', `${servers[0]!.url}/health`)).status).toBe(200);
  });

  it('has every reply go on after it stood still for longer than a lease', async () => {
    const [id, other] = [await create(), await create()];
    const reply = await begin(id);
    proxy.pause();
    const health = await call('GET', `${servers[0]!.url}/health`);
    expect((await problemOf(health)).slice(0, 2)).toEqual([503, 'database_unavailable']);
    const held = call(
      'POST',
      `${conversations[1]}/${other}/messages`,
      { content: 'Hello' },
      { 'Idempotency-Key': 'k' },
    );
    await setTimeout(LONGER_THAN_A_LEASE_MS);
    proxy.resume();

    expect((await held).status).toBeLessThan(300);
    await expectWhole(id, reply);
    expect((await messagesOf(other)).map(({ role }) => role)).toEqual(['user', 'assistant']);
  });

  it('has every reply go on when all its connections are cut', async () => {
    const id = await create();
    const reply = await begin(id);
    for (let times = 0; times < 5; times += 1) {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(beside.query);
      await setTimeout(200);
    }
    await expectWhole(id, reply);
  });

  it('stores the end of a reply that comes while it is away', async () => {
    const id = await create();
    const response = await call('POST', `${conversations[0]}/${id}/messages/stream`, { content: 'Hello' });
    const reading = readFrames(response);
    const seen = [(await reading.next()).value as Frame];
    await proxy.refuse();
    // The model has long said all by then.
    await setTimeout(LONGER_THAN_A_LEASE_MS);
    await proxy.accept();
    const chunks = chunksOf([...seen, ...(await Array.fromAsync(reading))]);
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
    expect((await messagesOf(id))[1]).toMatchObject({
      content: textOf(chunks),
      metadata: { state: 'completed' },
    });
  });
});
