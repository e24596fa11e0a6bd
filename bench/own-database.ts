import SqliteDatabase from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A database that is measured, empty at first. */
export interface OwnDatabase {
  /** For `DATABASE_URL`. */
  url: string;
  /** What it takes on the disk, without a log that is as large as its busiest moment made it. */
  bytes(): Promise<number>;
  remove(): Promise<void>;
}

/** A file of its own, or, where `server` is `postgres://…`, a database of its own on that server. */
export async function openOwnDatabase(server = ''): Promise<OwnDatabase> {
  return /^postgres(?:ql)?:/.test(server) ? onServer(server) : inFile();
}

async function inFile(): Promise<OwnDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'platform-bench-'));
  const path = join(folder, 'platform.db');
  return {
    url: `sqlite:${path}`,
    bytes: () => {
      const database = new SqliteDatabase(path, { readonly: true });
      const pages = Number(database.pragma('page_count', { simple: true }));
      const bytes = pages * Number(database.pragma('page_size', { simple: true }));
      database.close();
      return Promise.resolve(bytes);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function onServer(server: string): Promise<OwnDatabase> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    bytes: async () => Number((await ask(server, `select pg_database_size('${name}') as bytes`))[0]?.bytes),
    remove: async () => {
      await ask(server, `drop database ${name} with (force)`);
    },
  };
}

async function ask(server: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
