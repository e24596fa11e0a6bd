import { type CompiledQuery, Kysely, type QueryResult, sql } from 'kysely';
import { bulkInsertText } from '../bulk-insert.js';
import { type BulkInsert, Database } from '../database.js';
import { migrateToLatest, requireOwn } from '../migrate.js';
import { type PreparedQuery } from '../prepared-query.js';
import { type Schema } from '../schema.js';
import { Unit } from '../unit.js';
import { Units } from '../units.js';
import { endProcess } from './end-process.js';
import { explainWriteFailure } from './explain-write-failure.js';
import { GroupSync } from './group-sync.js';
import { GroupTransactions } from './group-transactions.js';
import { NoHints } from './no-hints.js';
import { Purge } from './purge.js';
import { Snapshots } from './snapshots.js';
import { GovernedSqliteDialect } from './governed-sqlite-dialect.js';
import { SqliteFile } from './sqlite-file.js';
import { REPLIES_CACHE_KB, type SqliteOptions } from './sqlite-options.js';
import { addVectorFunctions } from './vector-functions.js';

/** One file, or memory, and one connection: transactions come one after the other, many of them committed together. */
export class SqliteDatabase extends Database {
  override readonly dialect = 'sqlite';
  override readonly hints = new NoHints();
  private readonly file: SqliteFile;
  private readonly builder: Kysely<Schema>;
  private readonly durable: GroupSync;
  private readonly transactions: GroupTransactions;
  private readonly snapshots: Snapshots;
  private readonly purging = new Purge(() => this.exclusive(() => this.file.emptyLog()));
  private readonly units = new Units();

  constructor(
    path: string,
    private readonly options: SqliteOptions = {},
  ) {
    super();
    const { addFunctions = addVectorFunctions, cacheKb = REPLIES_CACHE_KB } = options;
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

  override get query(): Kysely<Schema> {
    return this.builder;
  }

  override get write(): Kysely<Schema> {
    this.units.require();
    return this.builder;
  }

  override async all<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row[]> {
    while (this.mustWait()) await this.transactions.underWay;
    return this.file.prepare(query.sqlite.sql).all(query.sqlite.bind(values)) as Row[];
  }

  override async first<Values, Row>(
    query: PreparedQuery<Values, Row>,
    values: Values,
  ): Promise<Row | undefined> {
    while (this.mustWait()) await this.transactions.underWay;
    return this.file.prepare(query.sqlite.sql).get(query.sqlite.bind(values)) as Row | undefined;
  }

  override async run<Values>(query: PreparedQuery<Values, unknown>, values: Values): Promise<void> {
    await this.runEach(query, [values]);
  }

  override runEach<Values>(query: PreparedQuery<Values, unknown>, rows: readonly Values[]): Promise<void> {
    this.units.require();
    const { sql, bind } = query.sqlite;
    const statement = this.file.prepare(sql);
    for (const values of rows) statement.run(bind(values));
    return Promise.resolve();
  }

  override async runReturning<Values, Row>(
    query: PreparedQuery<Values, Row>,
    values: Values,
  ): Promise<Row[]> {
    this.units.require();
    return this.all(query, values);
  }

  override insertRows(insert: BulkInsert): Promise<void> {
    this.units.require();
    this.file.prepare(bulkInsertText('sqlite', insert)).run(insert.rows.flat());
    return Promise.resolve();
  }

  override get inTransaction(): boolean {
    return this.units.current !== undefined;
  }

  /** Where the disk refuses, the process ends. */
  override async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) return work();
    if (this.snapshots.isInside) throw new Error('A transaction in a snapshot, which would wait for itself.');
    const unit = new Unit();
    const inUnit = (): Promise<Result> => this.units.run(unit, work);
    const result = await this.transactions.run(inUnit).catch((error: unknown) => {
      this.units.conclude(unit, 'rolled back');
      throw explainWriteFailure(error);
    });
    this.units.conclude(unit, 'committed');
    return result;
  }

  override async part<Result>(work: () => Promise<Result>): Promise<Result> {
    this.units.require();
    return this.transactions.part(work);
  }

  override async snapshot<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction || this.snapshots.isInside) return work();
    while (this.mustWait()) await this.transactions.underWay;
    return this.snapshots.read(work);
  }

  override async exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) throw new Error('Another connection cannot write inside a transaction.');
    return this.transactions.exclusive(work).catch((error: unknown) => {
      throw explainWriteFailure(error);
    });
  }

  /** Transactions come one after the other. */
  override hold(): Promise<void> {
    this.units.require();
    return Promise.resolve();
  }

  override holdKey(): Promise<void> {
    return this.hold();
  }

  override afterCommit(action: () => void): void {
    this.units.afterCommit(action);
  }

  override afterRollback(action: () => void): void {
    this.units.require().afterRollback(action);
  }

  override async settled(): Promise<void> {
    await this.durable.settled();
  }

  override async ping(): Promise<void> {
    await sql`select 1`.execute(this.builder);
  }

  override async purge(): Promise<void> {
    await this.purging.done();
  }

  override async finishPurge(): Promise<void> {
    await this.purging.finish();
  }

  override async probe(): Promise<void> {
    await this.transaction(() => this.file.rewrite());
  }

  override async migrate(): Promise<void> {
    await requireOwn(this.builder);
    await migrateToLatest(this.builder);
  }

  override async onApplicationShutdown(): Promise<void> {
    await this.builder.destroy();
    this.options.lock?.release();
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
