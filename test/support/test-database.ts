import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database } from '../../src/database/database.js';
import { PostgresDatabase } from '../../src/database/postgres/postgres-database.js';
import { SqliteDatabase } from '../../src/database/sqlite/sqlite-database.js';
import { createOwnDatabase, testServerUrl } from '../../src/database/testing/postgres-server.js';
import { createVectorDatabase } from '../../src/database/testing/vector-database.js';

/** A database of a test's own. */
export interface TestDatabase {
  /** For `DATABASE_URL`. */
  url: string;
  remove: () => Promise<void>;
}

/**
 * A file of its own; in the project that says so, a database of its own on the server for tests.
 * @param needs whether vectors are to be searched in it.
 */
export async function openTestDatabase(needs = { vectors: false }): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE === 'postgres' ? testServerUrl() : undefined;
  if (server !== undefined) {
    const { url, drop } = await (needs.vectors ? createVectorDatabase() : createOwnDatabase(server));
    return { url, remove: drop };
  }
  const folder = await mkdtemp(join(tmpdir(), 'platform-'));
  return { url: `sqlite:${folder}/platform.db`, remove: () => rm(folder, { recursive: true }) };
}

/** A connection beside that of a server: to look, and on a file not while the server writes. */
export function connectTo(url: string): Database {
  return url.startsWith('sqlite:')
    ? new SqliteDatabase(url.replace('sqlite:', ''))
    : new PostgresDatabase(url);
}
