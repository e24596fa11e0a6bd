import { type CompiledQuery, Kysely, type QueryResult, sql } from 'kysely';
import { bulkInsertText } from '../bulk-insert.js';
import { type BulkInsert, Database } from '../database.js';
import { migrateToLatest } from '../migrate.js';
import { type PreparedQuery } from '../prepared-query.js';
import { type Schema } from '../schema.js';
import { Units } from '../units.js';
import { Connections } from './connections.js';
import { GovernedPostgresDialect } from './governed-postgres-dialect.js';
import { lockMigrations } from './migration-lock.js';
import { PostgresHints } from './postgres-hints.js';
import { PostgresUnit } from './postgres-unit.js';
import { Retries } from './retries.js';
import { type Statement } from './session.js';
import { toParameters } from './types.js';
import { addVectorExtension } from './vector-extension.js';

type Answer = QueryResult<Record<string, unknown>>;

/**
 * A PostgreSQL server, for any number of processes. What is committed is durable before anyone can read it, as long as
 * the server has `synchronous_commit` on.
 */
export class PostgresDatabase extends Database {
  override readonly dialect = 'postgres';
  override readonly hints: PostgresHints;
  private readonly connections: Connections;
  private readonly builder: Kysely<Schema>;
  private readonly units = new Units<PostgresUnit>();
  private readonly retries = new Retries();

  /** @param url as `postgres://user:password@host:port/name`. */
  constructor(url: string) {
    super();
    this.connections = new Connections(url);
    this.hints = new PostgresHints(url, this.connections);
    this.builder = new Kysely<Schema>({
      dialect: new GovernedPostgresDialect((query) => this.execute(query)),
    });
  }

  override get query(): Kysely<Schema> {
    return this.builder;
  }

  override get write(): Kysely<Schema> {
    this.requireTransaction();
    return this.builder;
  }

  override async all<Values, Row>({ postgres }: PreparedQuery<Values, Row>, values: Values): Promise<Row[]> {
    const { name, sql: text, bind } = postgres;
    return (await this.ask({ name, text, values: toParameters(bind(values)) })).rows as Row[];
  }

  override async first<Values, Row>(
    query: PreparedQuery<Values, Row>,
    values: Values,
  ): Promise<Row | undefined> {
    return (await this.all(query, values))[0];
  }

  override async run<Values>(query: PreparedQuery<Values, unknown>, values: Values): Promise<void> {
    this.requireTransaction();
    await this.all(query, values);
  }

  override async runEach<Values>(
    query: PreparedQuery<Values, unknown>,
    rows: readonly Values[],
  ): Promise<void> {
    this.requireTransaction();
    for (const values of rows) await this.all(query, values);
  }

  override async runReturning<Values, Row>(
    query: PreparedQuery<Values, Row>,
    values: Values,
  ): Promise<Row[]> {
    this.requireTransaction();
    return this.all(query, values);
  }

  override async insertRows(insert: BulkInsert): Promise<void> {
    this.requireTransaction();
    await this.ask({ text: bulkInsertText('postgres', insert), values: toParameters(insert.rows.flat()) });
  }

  override get inTransaction(): boolean {
    return this.units.current?.kind === 'transaction';
  }

  override async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) return work();
    if (this.units.current) throw new Error('A transaction in a snapshot, which would wait for itself.');
    return this.retries.run(() => this.begin('transaction', 'begin', work));
  }

  override async part<Result>(work: () => Promise<Result>): Promise<Result> {
    const { session } = this.requireTransaction();
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

  override async snapshot<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.units.current) return work();
    return this.begin('snapshot', 'begin isolation level repeatable read read only', work);
  }

  /** Nobody who writes keeps another connection from it. */
  override async exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inTransaction) throw new Error('Another connection cannot write inside a transaction.');
    return work();
  }

  /** Not against those who only refer to the row, such as a run that is stored. */
  override async hold(conversationId: string): Promise<void> {
    const { session } = this.requireTransaction();
    const text = 'select 1 from conversation where id = $1 for no key update';
    await session.query({ name: 'hold_conversation', text, values: toParameters([conversationId]) });
  }

  override async holdKey(key: string): Promise<void> {
    const { session } = this.requireTransaction();
    const text = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
    await session.query({ name: 'hold_key', text, values: toParameters([key]) });
  }

  override afterCommit(action: () => void): void {
    this.units.afterCommit(action);
  }

  override afterRollback(action: () => void): void {
    this.requireTransaction().afterRollback(action);
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

  /** A number of its own makes a transaction write that it ended. */
  override async probe(): Promise<void> {
    await this.transaction(async () => {
      await sql`select pg_current_xact_id()`.execute(this.builder);
    });
  }

  /** Of any number of processes that start at the same time, one migrates and the others wait for it. */
  override async migrate(): Promise<void> {
    await this.transaction(async () => {
      await lockMigrations(this.requireTransaction().session);
      await migrateToLatest(this.builder);
    });
  }

  /** Has the server compare vectors. @throws VectorExtensionError where it cannot. */
  async addVectors(): Promise<void> {
    await this.transaction(async () => {
      const { session } = this.requireTransaction();
      await lockMigrations(session);
      await addVectorExtension(session);
    });
  }

  override async onApplicationShutdown(): Promise<void> {
    await this.hints.close();
    await this.connections.close();
  }

  private requireTransaction(): PostgresUnit {
    const unit = this.units.require();
    if (unit.kind === 'snapshot') throw new Error('A write outside of a transaction.');
    return unit;
  }

  private async begin<Result>(
    kind: PostgresUnit['kind'],
    how: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const session = await this.connections.open();
    const unit = new PostgresUnit(session, kind);
    const result = await session
      .transaction(how, () => this.units.run(unit, work))
      .catch((error: unknown) => {
        unit.isOver = true;
        this.units.conclude(unit, 'rolled back');
        throw error;
      });
    this.units.conclude(unit, 'committed');
    return result;
  }

  private ask(statement: Statement): Promise<Answer & { rowCount?: number | null }> {
    return (this.units.current?.session ?? this.connections).query(statement);
  }

  private async execute({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    const { rows, rowCount } = await this.ask({ text, values: toParameters(parameters) });
    return rowCount == null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
  }
}
