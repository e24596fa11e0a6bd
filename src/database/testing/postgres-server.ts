import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { readEnvironment } from '../../config/environment.js';
import { migrations } from '../migrations/migrations.js';
import { PostgresDatabase } from '../postgres/postgres-database.js';

/** Among all that a server may be locked for; the number says nothing. */
const TEMPLATE_LOCK = 915_377_204;

/** The server that tests may use; undefined where there is none. @throws where there has to be one. */
export function testServerUrl(): string | undefined {
  const { TEST_POSTGRES_URL: url, REQUIRE_SERVICES: required } = readEnvironment();
  if (url === undefined && required === '1') throw new Error('TEST_POSTGRES_URL is not set.');
  return url;
}

/** A database of a test's own. */
export interface OwnDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** Makes a database with the schema in it, on the server at `serverUrl`. Copying one costs less than migrating. */
export async function createOwnDatabase(serverUrl: string): Promise<OwnDatabase> {
  const template = await openTemplate(serverUrl);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: urlOf(serverUrl, name),
    drop: () => administer(serverUrl, (client) => client.query(`drop database ${name} with (force)`)),
  };
}

/** A database without any table. */
export async function createEmptyDatabase(serverUrl: string): Promise<OwnDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(serverUrl, (client) => client.query(`create database ${name} template template0`));
  return {
    url: urlOf(serverUrl, name),
    drop: () => administer(serverUrl, (client) => client.query(`drop database ${name} with (force)`)),
  };
}

/** What others are copied from: made once for all test files, and anew where the migrations have changed. */
async function openTemplate(serverUrl: string): Promise<string> {
  const text = Object.entries(migrations).map(([name, migration]) => `${name} ${migration.up.toString()}`);
  const name = `template_${createHash('sha256').update(text.join()).digest('hex').slice(0, 12)}`;
  await administer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    // Under another name until it is whole.
    await client.query(`drop database if exists ${name}_draft with (force)`);
    await client.query(`create database ${name}_draft template template0`);
    const database = new PostgresDatabase(urlOf(serverUrl, `${name}_draft`));
    await database.migrate();
    await database.onApplicationShutdown();
    await client.query(`alter database ${name}_draft rename to ${name}`);
  });
  return name;
}

async function administer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
