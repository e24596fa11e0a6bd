import { type CompiledQuery, Kysely, type QueryResult, sql } from 'kysely';
import { bulkInsertText } from '../bulk-insert.js';
import { type BulkInsert, Database } from '../database.js';
import { migrateToLatest } from '../migrate.js';
import { type PreparedQuery } from '../prepared-query.js';
import { type Schema } from '../schema.js';
import { Connections } from './connections.js';
import { GovernedPostgresDialect } from './governed-postgres-dialect.js';
import { lockMigrations } from './migration-lock.js';
import { PostgresHints } from './postgres-hints.js';
import { PostgresUnits } from './postgres-units.js';
import { toParameters } from './types.js';
import { addVectorExtension } from './vector-extension.js';

/**
 * A PostgreSQL server, for any number of processes. What is committed is durable before anyone can read it, as long as
 * the server has `synchronous_commit` on.
 */
export class PostgresDatabase extends Database {
  override readonly dialect = 'postgres';
  override readonly hints: PostgresHints;
  private readonly connections: Connections;
  private readonly builder: Kysely<Schema>;
  private readonly units: PostgresUnits;

  /** @param url as `postgres://user:password@host:port/name`. */
  constructor(url: string) {
    super();
    this.connections = new Connections(url);
    this.units = new PostgresUnits(this.connections);
    this.hints = new PostgresHints(url, this.connections);
    this.builder = new Kysely<Schema>({
      dialect: new GovernedPostgresDialect((query) => this.execute(query)),
    });
  }

  override get query(): Kysely<Schema> {
    return this.builder;
  }

  override get write(): Kysely<Schema> {
    this.units.requireTransaction();
    return this.builder;
  }

  override async all<Values, Row>({ postgres }: PreparedQuery<Values, Row>, values: Values): Promise<Row[]> {
    const { name, sql: text, bind } = postgres;
    return (await this.units.ask({ name, text, values: toParameters(bind(values)) })).rows as Row[];
  }

  override async first<Values, Row>(
    query: PreparedQuery<Values, Row>,
    values: Values,
  ): Promise<Row | undefined> {
    return (await this.all(query, values))[0];
  }

  override async run<Values>(query: PreparedQuery<Values, unknown>, values: Values): Promise<void> {
    this.units.requireTransaction();
    await this.all(query, values);
  }

  override async runEach<Values>(
    query: PreparedQuery<Values, unknown>,
    rows: readonly Values[],
  ): Promise<void> {
    this.units.requireTransaction();
    for (const values of rows) await this.all(query, values);
  }

  override async runReturning<Values, Row>(
    query: PreparedQuery<Values, Row>,
    values: Values,
  ): Promise<Row[]> {
    this.units.requireTransaction();
    return this.all(query, values);
  }

  override async insertRows(insert: BulkInsert): Promise<void> {
    this.units.requireTransaction();
    await this.units.ask({
      text: bulkInsertText('postgres', insert),
      values: toParameters(insert.rows.flat()),
    });
  }

  override get inTransaction(): boolean {
    return this.units.inTransaction;
  }

  override transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.units.transaction(work);
  }

  override async part<Result>(work: () => Promise<Result>): Promise<Result> {
    const { session } = this.units.requireTransaction();
    await session.query('savepoint part');
    try {
      const result = await work();
      await session.query('release part');
      return result;
    } catch (error) {
      await session.query('rollback to part');
      await session.query('release part');
      throw error;
    }
  }

  override snapshot<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.units.snapshot(work);
  }

  /** Nobody who writes keeps another connection from it. */
  override async exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) throw new Error('Another connection cannot write inside a transaction.');
    return work();
  }

  /** Not against those who only refer to the row, such as a run that is stored. */
  override async hold(conversationId: string): Promise<void> {
    const { session } = this.units.requireTransaction();
    const text = 'select 1 from conversation where id = $1 for no key update';
    await session.query({ name: 'hold_conversation', text, values: toParameters([conversationId]) });
  }

  override async holdKey(key: string): Promise<void> {
    const { session } = this.units.requireTransaction();
    const text = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
    await session.query({ name: 'hold_key', text, values: toParameters([key]) });
  }

  override afterCommit(action: () => void): void {
    this.units.afterCommit(action);
  }

  override afterRollback(action: () => void): void {
    this.units.requireTransaction().afterRollback(action);
  }

  /** What can be read is durable. */
  override settled(): Promise<void> {
    return Promise.resolve();
  }

  override async ping(): Promise<void> {
    await sql`select 1`.execute(this.builder);
  }

  /** The server's own vacuum does that, in its own time. */
  override purge(): Promise<void> {
    return Promise.resolve();
  }

  override finishPurge(): Promise<void> {
    return Promise.resolve();
  }

  /** A number of its own makes a transaction write that it ended. */
  override async probe(): Promise<void> {
    await this.transaction(async () => {
      await sql`select pg_current_xact_id()`.execute(this.builder);
    });
  }

  /** Of any number of processes that start at the same time, one migrates and the others wait for it. */
  override async migrate(): Promise<void> {
    await this.transaction(async () => {
      await lockMigrations(this.units.requireTransaction().session);
      await migrateToLatest(this.builder);
    });
  }

  /** Has the server compare vectors. @throws VectorExtensionError where it cannot. */
  async addVectors(): Promise<void> {
    await this.transaction(async () => {
      const { session } = this.units.requireTransaction();
      await lockMigrations(session);
      await addVectorExtension(session);
    });
  }

  override async onApplicationShutdown(): Promise<void> {
    await this.hints.close();
    await this.connections.close();
  }

  private async execute({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    const { rows, rowCount } = await this.units.ask({ text, values: toParameters(parameters) });
    return rowCount == null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
  }
}
