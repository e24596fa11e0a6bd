import SqliteDatabase from 'better-sqlite3';
import { type FileHandle, open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type TransactionCommands } from './group-transactions.js';
import { StorageFullError } from '../database.errors.js';
import { keepForOwner } from './owner-only.js';
import { type AddFunctions } from './vector-functions.js';

type Statement = SqliteDatabase.Statement;

/** How many compiled statements are kept. */
const STATEMENT_LIMIT = 500;

/** With less than this left on its disk, a database takes a word or two more, and no message. */
const LEAST_ROOM_BYTES = 262_144;

/** How long a statement waits for another connection. */
const BUSY_MS = 5_000;

/**
 * A SQLite database in WAL mode, with commits and their durability apart.
 *
 * With `synchronous = FULL` every commit would wait for the disk by itself, and the whole process with it. Here a
 * commit only writes (`NORMAL`), and {@link sync} makes all that was written durable, away from the event loop and for
 * many commits at once. Nothing is acknowledged before that, so the promise is that of `FULL`.
 */
export class SqliteFile implements TransactionCommands {
  private readonly database: SqliteDatabase.Database;
  private readonly statements = new Map<string, Statement>();
  private log: Promise<FileHandle> | undefined;

  /**
   * Opens the file at `path`, or `:memory:`, making its folder on the first start.
   * @param cacheKb how much of the file is kept at hand, in KiB. Pages that find no room are written and read twice.
   */
  constructor(
    private readonly path: string,
    addFunctions: AddFunctions,
    cacheKb: number,
  ) {
    if (path !== ':memory:') keepForOwner(path);
    this.database = new SqliteDatabase(path);
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = NORMAL');
    // A checkpoint copies the log into the database and waits for the disk: rarely, and not on every few replies.
    this.database.pragma('wal_autocheckpoint = 8000');
    // What is deleted is overwritten, and not only forgotten.
    this.database.pragma('secure_delete = ON');
    this.database.pragma('foreign_keys = ON');
    this.database.pragma(`busy_timeout = ${BUSY_MS}`);
    this.database.pragma(`cache_size = -${cacheKb}`);
    // What a unit of a group may have to undo is remembered here, and not in a file.
    this.database.pragma('temp_store = MEMORY');
    addFunctions(this.database);
  }

  /** Compiling a statement costs more than running it; the same few hundred texts come again and again. */
  prepare(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    if (this.statements.size >= STATEMENT_LIMIT) this.statements.clear();
    this.statements.set(sql, statement);
    return statement;
  }

  begin(): void {
    this.prepare('begin immediate').run();
  }

  commit(): void {
    this.prepare('commit').run();
  }

  rollback(): void {
    this.prepare('rollback').run();
  }

  mark(): void {
    this.prepare('savepoint part').run();
  }

  keep(): void {
    this.prepare('release part').run();
  }

  undo(): void {
    this.prepare('rollback to part').run();
    this.keep();
  }

  /** Writes a page as it is, in the present transaction. @throws StorageFullError where hardly anything more fits. */
  async rewrite(): Promise<void> {
    if (this.path !== ':memory:') await this.requireRoom();
    const version = this.database.pragma('user_version', { simple: true }) as number;
    this.database.pragma(`user_version = ${version}`);
  }

  private async requireRoom(): Promise<void> {
    const { bavail, bsize } = await statfs(dirname(this.path));
    if (bavail * bsize < LEAST_ROOM_BYTES) throw new StorageFullError(undefined);
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  /**
   * Copies the log into the database and empties it: what was deleted is in neither of them then.
   * @returns false where another connection is reading from the log.
   */
  emptyLog(): Promise<boolean> {
    this.database.pragma('busy_timeout = 0');
    const [result] = this.database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    this.database.pragma(`busy_timeout = ${BUSY_MS}`);
    return Promise.resolve(result?.busy === 0);
  }

  /** Makes every commit so far survive a power cut. */
  async sync(): Promise<void> {
    if (this.path === ':memory:') return;
    // The write-ahead log stays the same file for as long as the database is open. SQLite keeps no lock on it, so a
    // second descriptor disturbs none.
    this.log ??= open(`${this.path}-wal`, 'r+');
    await (await this.log).datasync();
  }

  close(): void {
    this.database.close();
    void this.log?.then((handle) => handle.close());
  }
}
