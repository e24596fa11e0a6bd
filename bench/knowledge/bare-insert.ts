import SqliteDatabase from 'better-sqlite3';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type SyntheticDocument } from './synthetic-corpus.ts';

/** Documents a second when each is only written to disk, in a transaction of its own: the least that could be done. */
export async function bareInsertRate(
  folder: string,
  documents: readonly SyntheticDocument[],
): Promise<number> {
  const path = join(folder, 'bare.db');
  const database = new SqliteDatabase(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table document (id integer primary key, title text, content text)');
  const insert = database.prepare('insert into document (title, content) values (?, ?)');
  const startedAt = performance.now();
  for (const { title, content } of documents) insert.run(title, content);
  const seconds = (performance.now() - startedAt) / 1_000;
  database.close();
  await rm(path);
  return documents.length / seconds;
}
