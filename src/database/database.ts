import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type CompiledQuery, Kysely, type QueryResult, sql } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { endProcess } from './end-process.js';
import { GroupSync } from './group-sync.js';
import { GroupTransactions } from './group-transactions.js';
import { migrateToLatest } from './migrate.js';
import { type PreparedQuery } from './prepared-query.js';
import { type Schema } from './schema.js';
import { Snapshots } from './snapshots.js';
import { GovernedSqliteDialect } from './sqlite-driver.js';
import { SqliteFile } from './sqlite-file.js';
import { Unit } from './unit.js';
import { type AddFunctions, addVectorFunctions } from './vector-functions.js';

/** Hundreds of replies write to some pages each between two commits. */
const REPLIES_CACHE_KB = 16_384;
/** A large index is read and written all over. */
export const INDEX_CACHE_KB = 65_536;

/**
 * The one way to the data. Repositories build their queries on {@link query}; whoever composes several of them into
 * one fact calls {@link transaction}, and every query made inside joins it.
 *
 * The transaction travels with the asynchronous context, not through parameters: on one SQLite connection a query
 * that missed the transaction would wait for it for ever.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly file: SqliteFile;
  private readonly builder: Kysely<Schema>;
  private readonly durable: GroupSync;
  private readonly transactions: GroupTransactions;
  private readonly snapshots: Snapshots;
  private readonly units = new AsyncLocalStorage<Unit | undefined>();

  /** @param addFunctions what SQL may call on this connection. */
  constructor(path: string, addFunctions: AddFunctions = addVectorFunctions, cacheKb = REPLIES_CACHE_KB) {
    this.file = new SqliteFile(path, addFunctions, cacheKb);
    this.durable = new GroupSync(() => this.file.sync().catch(endProcess));
    this.snapshots = new Snapshots(this.file);
    this.transactions = new GroupTransactions(
      this.file,
      () => this.durable.wait(),
      () => this.snapshots.underWay,
    );
    this.builder = new Kysely<Schema>({
      dialect: new GovernedSqliteDialect(this.file, (query) => this.execute(query)),
    });
  }

  /** For reading: in the current transaction, or outside of one. */
  get query(): Kysely<Schema> {
    return this.builder;
  }

  /** For writing. @throws outside of a transaction, as only the end of one says that what was written is durable. */
  get write(): Kysely<Schema> {
    this.requireTransaction();
    return this.builder;
  }

  /** What a prepared query finds: in the current transaction, or outside of one. */
  async all<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row[]> {
    while (this.mustWait()) await this.transactions.underWay;
    return this.file.prepare(query.sql).all(query.bind(values)) as Row[];
  }

  /** The first of what a prepared query finds. */
  async first<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row | undefined> {
    while (this.mustWait()) await this.transactions.underWay;
    return this.file.prepare(query.sql).get(query.bind(values)) as Row | undefined;
  }

  /** Executes a prepared query that writes. @throws outside of a transaction. */
  async run<Values>(query: PreparedQuery<Values, unknown>, values: Values): Promise<void> {
    await this.runEach(query, [values]);
  }

  /** Executes a prepared query that writes, once for each of `rows`. @throws outside of a transaction. */
  runEach<Values>(query: PreparedQuery<Values, unknown>, rows: readonly Values[]): Promise<void> {
    this.requireTransaction();
    const statement = this.file.prepare(query.sql);
    for (const values of rows) statement.run(query.bind(values));
    return Promise.resolve();
  }

  /** Executes a prepared query that writes, and tells what it returns. @throws outside of a transaction. */
  async runReturning<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row[]> {
    this.requireTransaction();
    return this.all(query, values);
  }

  get inTransaction(): boolean {
    return this.units.getStore()?.isOver === false;
  }

  /**
   * Runs `work` in one transaction, or in the one already open. Whatever it throws rolls everything back. It should
   * wait for nothing but the database: transactions that are asked for at about the same time are committed together.
   *
   * @returns once what was written is durable. Where the disk refuses, the process ends.
   */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) return work();
    if (this.snapshots.isInside) throw new Error('A transaction in a snapshot, which would wait for itself.');
    const unit = new Unit();
    const inUnit = async (): Promise<Result> => {
      try {
        return await this.units.run(unit, work);
      } finally {
        unit.isOver = true;
      }
    };
    const result = await this.transactions.run(inUnit).catch((error: unknown) => {
      this.conclude(unit, 'rolled back');
      throw error;
    });
    this.conclude(unit, 'committed');
    return result;
  }

  /** Runs `work` as a part of the present transaction that may fail alone. @throws outside of a transaction. */
  async part<Result>(work: () => Promise<Result>): Promise<Result> {
    this.requireTransaction();
    return this.transactions.part(work);
  }

  /** Runs `work`, which only reads and waits for nothing else, on the data as it is at one moment. */
  async snapshot<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction || this.snapshots.isInside) return work();
    while (this.mustWait()) await this.transactions.underWay;
    return this.snapshots.read(work);
  }

  /**
   * Runs `work` while no transaction of this process runs; reads go on. For what writes over another connection, as a
   * worker does. What `work` wrote is as durable as `work` made it.
   * @throws inside a transaction, which would wait for itself.
   */
  async exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) throw new Error('Another connection cannot write inside a transaction.');
    return this.transactions.exclusive(work);
  }

  /** Runs `action` once what is being written is durable; at once outside of a transaction. */
  afterCommit(action: () => void): void {
    const unit = this.units.getStore();
    if (unit?.isOver === false) unit.afterCommit(action);
    else action();
  }

  /** Runs `action` if what is being written comes to nothing. @throws outside of a transaction. */
  afterRollback(action: () => void): void {
    this.requireTransaction();
    this.units.getStore()?.afterRollback(action);
  }

  /** @returns once everything that can be read now is durable; mostly at once. */
  async settled(): Promise<void> {
    await this.durable.settled();
  }

  /** @throws when the database does not answer. */
  async ping(): Promise<void> {
    await sql`select 1`.execute(this.builder);
  }

  /** Brings the schema up to date. @throws when a migration fails or the file is newer than this program. */
  async migrate(): Promise<void> {
    await migrateToLatest(this.builder);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.builder.destroy();
  }

  /** Outside of the unit: what starts here must not believe in a transaction that is over. */
  private conclude(unit: Unit, result: 'committed' | 'rolled back'): void {
    this.units.exit(() => {
      unit.conclude(result);
    });
  }

  private requireTransaction(): void {
    if (!this.inTransaction) throw new Error('A write outside of a transaction.');
  }

  /** While a transaction is under way, nobody else may see what it has written: it may come to nothing. */
  private mustWait(): boolean {
    return this.transactions.underWay !== undefined && !this.inTransaction;
  }

  private async execute({ sql, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    while (this.mustWait()) await this.transactions.underWay;
    const statement = this.file.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  }
}
