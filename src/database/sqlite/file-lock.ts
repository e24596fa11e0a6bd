import SqliteDatabase from 'better-sqlite3';
import { existsSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { keepForOwner, makeFolder } from './owner-only.js';

/** Somebody who is just taking the lock, or finds that it is taken, is soon done. */
const PASSING_MS = 250;

/** Whoever has a database file for itself. */
export interface FileHolder {
  pid: number;
  host: string;
}

/** Another process has the file. */
export class FileInUseError extends Error {
  constructor(readonly holder: FileHolder) {
    super(`process ${holder.pid} on ${holder.host} has it open`);
    this.name = 'FileInUseError';
  }
}

/**
 * Has a database file for one process, which alone knows what it has not moved to its place yet, and what it has kept of
 * an index. A second process would destroy what the first has recorded.
 *
 * The lock is a transaction on a small database beside the file, which the system ends with the process, however that
 * ends. Anybody can still read there who it is. Threads of this process need none.
 */
export class FileLock {
  private constructor(private readonly database: SqliteDatabase.Database) {}

  /** @param path of the file, which need not exist. @throws FileInUseError */
  static take(path: string): FileLock {
    const lock = `${realPath(path)}-lock`;
    keepForOwner(lock);
    const database = new SqliteDatabase(lock, { timeout: PASSING_MS });
    const self: FileHolder = { pid: process.pid, host: hostname() };
    try {
      database.exec('create table if not exists holder (pid integer not null, host text not null)');
      database.exec('begin immediate; delete from holder');
      database.prepare('insert into holder (pid, host) values (?, ?)').run(self.pid, self.host);
      // What is not committed nobody reads; so the name first, and then the lock that stays.
      database.exec('commit; begin immediate');
      return new FileLock(database);
    } catch (error) {
      const holder = isBusy(error) && readHolder(database);
      database.close();
      throw holder ? new FileInUseError(holder) : error;
    }
  }

  release(): void {
    this.database.close();
  }
}

/** Two names of the same file are one. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  makeFolder(dirname(path));
  return join(realpathSync(dirname(path)), basename(path));
}

function readHolder(database: SqliteDatabase.Database): FileHolder | undefined {
  return database.prepare<[], FileHolder>('select pid, host from holder').get();
}

function isBusy(error: unknown): boolean {
  // The driver's class of errors may be another test's.
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY');
}
