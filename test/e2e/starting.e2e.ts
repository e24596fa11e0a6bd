import { createServer } from 'node:net';
import { once } from 'node:events';
import {
  createOwnDatabase,
  createEmptyDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { createPlainDatabase } from '../../src/database/testing/vector-database.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { ServerProcess } from '../support/server-process.js';

const started: ServerProcess[] = [];

async function start(environment: Record<string, string>): Promise<ServerProcess> {
  const server = await ServerProcess.start(environment);
  started.push(server);
  return server;
}

/** What a process that does not start says, and its exit code. */
async function refusalOf(environment: Record<string, string>): Promise<string> {
  try {
    await start(environment);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It started.');
}

describe('starting', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase();
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.end('SIGKILL')));
    await database.remove();
  });

  const onSqlite = process.env.TEST_DATABASE === 'postgres' ? describe.skip : describe;

  onSqlite('on a file', () => {
    it('is refused to a second process, which names the first, and free once that is gone', async () => {
      const environment = { DATABASE_URL: database.url };
      const first = await start(environment);
      const refusal = await refusalOf(environment);
      expect(refusal).toContain('exit code 1');
      expect(refusal).toContain(`process ${first.pid} on `);
      expect(refusal).toContain('postgres://');
      // One line, and not where in the code.
      expect(refusal).not.toContain('    at ');
      expect((await fetch(`${first.url}/health`)).status).toBe(200);

      await first.end('SIGKILL');
      const second = await start(environment);
      const refusedAgain = await refusalOf(environment);
      expect(refusedAgain).toContain(`process ${second.pid} on `);
      await second.end('SIGTERM');
      const third = await start(environment);
      await third.end('SIGKILL');
    });
  });

  describe('on a server without pgvector', () => {
    const embedding = { EMBEDDING_MODEL: 'openai:model', EMBEDDING_BASE_URL: 'http://127.0.0.1:1' };

    it('says what to do where it is to search by meaning, and needs nothing otherwise', async () => {
      const plain = await createPlainDatabase();
      const environment = { DATABASE_URL: plain.url };
      const refusal = await refusalOf({ ...environment, ...embedding });
      expect(refusal).toContain('exit code 1');
      expect(refusal).toContain('Cannot start: EMBEDDING_MODEL needs pgvector, and postgres://127.0.0.1:');
      expect(refusal).toContain('install it there');
      expect(refusal).not.toContain('    at ');

      const server = await start(environment);
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      await server.end('SIGTERM');
      await plain.drop();
    });
  });

  (testServerUrl() === undefined ? describe.skip : describe)('on a server', () => {
    it('says in one line why it cannot, and keeps the password to itself', async () => {
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as { port: number };
      silent.close();
      await once(silent, 'close');
      const refusal = await refusalOf({ DATABASE_URL: `postgres://user:secret@127.0.0.1:${port}/platform` });
      expect(refusal).toContain('exit code 1');
      expect(refusal).toContain(`Cannot start: DATABASE_URL names postgres://127.0.0.1:${port}/platform`);
      expect(refusal).toContain('ECONNREFUSED');
      expect(refusal).not.toContain('secret');
      expect(refusal).not.toContain('    at ');
    });

    it('says so where there is no such database', async () => {
      const own = await createOwnDatabase(testServerUrl() ?? '');
      await own.drop();
      expect(await refusalOf({ DATABASE_URL: own.url })).toContain('does not exist');
    });

    it('is open to many at once, of which one brings the schema', async () => {
      const empty = await createEmptyDatabase(testServerUrl() ?? '');
      const servers = await Promise.all(Array.from({ length: 3 }, () => start({ DATABASE_URL: empty.url })));
      for (const { url } of servers) expect((await fetch(`${url}/health`)).status).toBe(200);
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
      await empty.drop();
    });
  });
});
