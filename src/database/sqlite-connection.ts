import SqliteDatabase from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

type Statement = SqliteDatabase.Statement;

/** What Kysely's SQLite dialect needs of a driver. */
export interface SqliteConnection {
  prepare(sql: string): Statement;
  close(): void;
}

/**
 * Opens the database file, making its folder on the first start.
 *
 * WAL lets readers go on while a writer commits; `synchronous = FULL` makes a commit survive a power cut, which
 * group commit makes affordable.
 */
export function openSqlite(path: string): SqliteConnection {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new SqliteDatabase(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  const prepare = cachedPrepare(database);
  return {
    prepare,
    close: () => {
      database.close();
    },
  };
}

/** Compiling a statement costs more than running it; the same few hundred texts come again and again. */
function cachedPrepare(database: SqliteDatabase.Database): (sql: string) => Statement {
  const limit = 500;
  const statements = new Map<string, Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (statements.size >= limit) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
}
