import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Kysely, sql, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AsyncLocalStorage } from 'node:async_hooks';
import { GroupSync } from './group-sync.js';
import { migrations } from './migrations/migrations.js';
import { type Schema } from './schema.js';
import { SqliteFile } from './sqlite-file.js';

interface Unit {
  readonly transaction: Transaction<Schema>;
  readonly afterCommit: (() => void)[];
}

/**
 * The one way to the data. Repositories build their queries on {@link query}; whoever composes several of them into
 * one fact calls {@link transaction}, and every query made inside joins it.
 *
 * The transaction travels with the asynchronous context, not through parameters: on one SQLite connection a query
 * that missed the transaction would wait for it for ever.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly root: Kysely<Schema>;
  private readonly durable: GroupSync;
  private readonly units = new AsyncLocalStorage<Unit | undefined>();
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    const file = new SqliteFile(path);
    this.root = new Kysely<Schema>({ dialect: new SqliteDialect({ database: file }) });
    this.durable = new GroupSync(() => file.sync());
  }

  /** For reading: in the current transaction, or outside of one. */
  get query(): Kysely<Schema> {
    return this.units.getStore()?.transaction ?? this.root;
  }

  /** For writing. @throws outside of a transaction, as only the end of one says that what was written is durable. */
  get write(): Transaction<Schema> {
    const unit = this.units.getStore();
    if (!unit) throw new Error('A write outside of a transaction.');
    return unit.transaction;
  }

  get inTransaction(): boolean {
    return this.units.getStore() !== undefined;
  }

  /**
   * Runs `work` in one transaction, or in the one already open. Whatever it throws rolls everything back.
   * @returns once what was written is durable.
   */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.units.getStore()) return work();
    const afterCommit: (() => void)[] = [];
    const result = await this.inTurn(() =>
      this.root.transaction().execute((transaction) => this.units.run({ transaction, afterCommit }, work)),
    );
    await this.durable.wait();
    // Outside of the unit: what starts here must not believe in a transaction that is over.
    this.units.exit(() => {
      for (const action of afterCommit) action();
    });
    return result;
  }

  /**
   * Lets another connection write, such as a thread's own: no transaction of this process runs meanwhile. Reads go on.
   * @throws inside a transaction, which would wait for itself.
   */
  async exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) throw new Error('Another connection cannot write inside a transaction.');
    return this.inTurn(work);
  }

  /** Runs `action` once what is being written is durable; at once outside of a transaction. */
  afterCommit(action: () => void): void {
    const unit = this.units.getStore();
    if (unit) unit.afterCommit.push(action);
    else action();
  }

  /** @returns once everything that can be read now is durable; mostly at once. */
  async settled(): Promise<void> {
    await this.durable.settled();
  }

  /** @throws when the database does not answer. */
  async ping(): Promise<void> {
    await sql`select 1`.execute(this.root);
  }

  /** Brings the schema up to date. @throws when a migration fails or the file is newer than this program. */
  async migrate(): Promise<void> {
    const migrator = new Migrator({
      db: this.root,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined)
      throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.root.destroy();
  }
}
