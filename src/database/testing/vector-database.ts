import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { PostgresDatabase } from '../postgres/postgres-database.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from './postgres-server.js';

const PGLITE = join(import.meta.dirname, '..', '..', '..', 'test', 'support', 'pglite', 'serve.ts');

/**
 * Makes a PostgreSQL database that compares vectors, with the schema in it: on the server for tests where that has pgvector,
 * otherwise on one that npm brought, which does one thing at a time.
 */
export async function createVectorDatabase(): Promise<OwnDatabase> {
  const serverUrl = testServerUrl();
  const isThere = serverUrl !== undefined && (await hasVectors(serverUrl));
  const own = isThere ? await createOwnDatabase(serverUrl) : await startPglite();
  const database = new PostgresDatabase(own.url);
  await database.migrate();
  await database.addVectors();
  await database.onApplicationShutdown();
  return own;
}

/** Whether the server for tests has pgvector, or may have it. */
async function hasVectors(serverUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_available_extensions where name = 'vector'");
  await client.end();
  return rowCount === 1;
}

/** Makes a database on a server that has no pgvector; without a table. */
export function createPlainDatabase(): Promise<OwnDatabase> {
  return startPglite('--plain');
}

async function startPglite(...options: string[]): Promise<OwnDatabase> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PGLITE, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const port = await Promise.race([once(lines, 'line').then(String), exited.then(() => undefined)]);
  if (port === undefined) throw new Error('PGlite did not start.');
  const drop = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, drop };
}
