import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import {
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, readFrames } from '../support/sse.js';

const serverUrl = testServerUrl();

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

describe('npm start -- --processes', () => {
  it.each([
    [['--processes', '2'], '--processes needs DATABASE_URL to be postgres://'],
    [['--processes', '0'], '--processes must be a whole number from 1 to 256'],
    [['--processes', 'many'], '--processes must be a whole number from 1 to 256'],
    [['--proceses', '2'], 'npm start takes --processes N alone'],
  ])('is refused in one line with %j on a file', async (args, reason) => {
    const { code, printed } = await ServerProcess.fail({ DATABASE_URL: 'sqlite::memory:' }, args);
    expect(printed).toMatch(/^Cannot start: [^\n]+\n$/);
    expect(printed).toContain(reason);
    expect(code).toBe(1);
  });
});

(serverUrl === undefined ? describe.skip : describe)('a group of processes', () => {
  let database: OwnDatabase;
  let server: ServerProcess;
  const members = (): Promise<number[]> => childrenOf(server.pid ?? 0);

  beforeEach(async () => {
    database = await createOwnDatabase(serverUrl ?? '');
    const environment = { DATABASE_URL: database.url, OFFLINE_WORDS_PER_SECOND: '20' };
    server = await ServerProcess.start(environment, undefined, ['--processes', '2']);
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await database.drop();
  });

  const converse = async (): Promise<Response> => {
    const created = await post(`${server.url}/v1/conversations`, { application_id: 'app_retail_banking' });
    const { id } = (await created.json()) as { id: string };
    return post(`${server.url}/v1/conversations/${id}/messages/stream`, { content: 'Hello' });
  };

  it('shares a port, and replaces whoever dies', async () => {
    const [first, second] = await members();
    expect(second).toBeDefined();
    process.kill(first!, 'SIGKILL');
    let now = await members();
    while (now.length !== 2 || now.includes(first!)) {
      await setImmediate();
      now = await members();
    }
    expect(now).toContain(second);
    const reply = await converse();
    expect(chunksOf(await allFrames(reply)).at(-1)).toMatchObject({ type: 'finish' });
  });

  it('ends all replies before it ends', async () => {
    const reply = await converse();
    const frames = readFrames(reply);
    await frames.next();
    const ended = server.end('SIGTERM');
    const rest = chunksOf(await Array.fromAsync(frames));
    expect(rest.at(-1)).toMatchObject({ type: 'finish' });
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  it('is not started where its database cannot be used, and says so once', async () => {
    const { code, printed } = await ServerProcess.fail({ DATABASE_URL: 'postgres://127.0.0.1:1/none' }, [
      '--processes',
      '3',
    ]);
    expect(printed).toMatch(/^Cannot start: DATABASE_URL names postgres:\/\/127[^\n]+\n$/);
    expect(code).toBe(1);
  });
});
