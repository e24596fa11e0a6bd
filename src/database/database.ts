import { type OnApplicationShutdown } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type DialectName } from './dialect/per-dialect.js';
import { type Hints } from './hints.js';
import { type PreparedQuery } from './prepared-query.js';
import { type Schema } from './schema.js';

/** A value as every driver takes it. */
export type ColumnValue = string | number | Buffer | null;

/** Rows to be written in one statement, in the order of its columns. */
export interface BulkInsert {
  table: keyof Schema;
  /** As the code has them: never from outside. */
  columns: readonly string[];
  rows: readonly (readonly ColumnValue[])[];
  /** What comes behind the values, such as `on conflict …`. */
  suffix?: string;
}

/**
 * The one way to the data. Repositories build their queries on {@link query}; whoever composes several of them into
 * one fact calls {@link transaction}, and every query made inside joins it.
 *
 * The transaction travels with the asynchronous context, not through parameters: a query that missed it would not see
 * what it wrote, and on SQLite's one connection would wait for it for ever.
 *
 * In SQLite transactions come one after the other. In PostgreSQL they run side by side, as read committed, so whoever
 * changes a conversation holds its row first ({@link hold}).
 */
export abstract class Database implements OnApplicationShutdown {
  abstract readonly dialect: DialectName;

  /** How this process and others on the same data tell each other what to look at. */
  abstract readonly hints: Hints;

  /** For reading: in the current transaction, or outside of one. */
  abstract get query(): Kysely<Schema>;

  /** For writing. @throws outside of a transaction, as only the end of one says that what was written is durable. */
  abstract get write(): Kysely<Schema>;

  /** What a prepared query finds: in the current transaction, or outside of one. */
  abstract all<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row[]>;

  /** The first of what a prepared query finds. */
  abstract first<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row | undefined>;

  /** Executes a prepared query that writes. @throws outside of a transaction. */
  abstract run<Values>(query: PreparedQuery<Values, unknown>, values: Values): Promise<void>;

  /** Executes a prepared query that writes, once for each of `rows`. @throws outside of a transaction. */
  abstract runEach<Values>(query: PreparedQuery<Values, unknown>, rows: readonly Values[]): Promise<void>;

  /** Executes a prepared query that writes, and tells what it returns. @throws outside of a transaction. */
  abstract runReturning<Values, Row>(query: PreparedQuery<Values, Row>, values: Values): Promise<Row[]>;

  /**
   * An insert of many rows that costs little more than the database takes for it: building it row by row would cost as
   * much again. @throws outside of a transaction.
   */
  abstract insertRows(insert: BulkInsert): Promise<void>;

  abstract get inTransaction(): boolean;

  /**
   * Runs `work` in one transaction, or in the one already open. Whatever it throws rolls everything back. It should
   * wait for nothing but the database, and must be repeatable: where two transactions are in each other's way, one is
   * rolled back and runs anew. What it tells others it does by {@link afterCommit}.
   *
   * @returns once what was written is durable.
   * @throws StorageFullError where there is no room.
   */
  abstract transaction<Result>(work: () => Promise<Result>): Promise<Result>;

  /** Runs `work` as a part of the present transaction that may fail alone. @throws outside of a transaction. */
  abstract part<Result>(work: () => Promise<Result>): Promise<Result>;

  /** Runs `work`, which only reads and waits for nothing else, on the data as it is at one moment. */
  abstract snapshot<Result>(work: () => Promise<Result>): Promise<Result>;

  /**
   * Runs `work` while no transaction of this process keeps another connection from writing; reads go on. For what
   * writes over another connection, as a worker does. What `work` wrote is as durable as `work` made it.
   * @throws inside a transaction, which would wait for itself.
   */
  abstract exclusive<Result>(work: () => Promise<Result>): Promise<Result>;

  /**
   * Keeps everybody else from changing a conversation, and all that belongs to it, until the transaction ends. It comes
   * before anything is read that is changed afterwards; this one order for all is why they do not wait in a circle.
   * Nothing happens where there is no such conversation. @throws outside of a transaction.
   */
  abstract hold(conversationId: string): Promise<void>;

  /**
   * Has everybody else who asks for the same key wait until the transaction ends: for what has no row yet, which is
   * looked for and then made. @throws outside of a transaction.
   */
  abstract holdKey(key: string): Promise<void>;

  /** Runs `action` once what is being written is durable; at once outside of a transaction. */
  abstract afterCommit(action: () => void): void;

  /** Runs `action` if what is being written comes to nothing. @throws outside of a transaction. */
  abstract afterRollback(action: () => void): void;

  /** @returns once everything that can be read now is durable; mostly at once. */
  abstract settled(): Promise<void>;

  /** @throws when the database does not answer. */
  abstract ping(): Promise<void>;

  /** Has what was deleted before the call leave the disk, as far as that is up to this program. */
  abstract purge(): Promise<void>;

  /** Goes on with what a {@link purge} gave up, or a process did not come to before it died. */
  abstract finishPurge(): Promise<void>;

  /** Writes, and nothing that anybody reads. @throws when that fails; StorageFullError where there is no room. */
  abstract probe(): Promise<void>;

  /** Brings the schema up to date. @throws when a migration fails or the data is of a newer program than this. */
  abstract migrate(): Promise<void>;

  abstract onApplicationShutdown(): Promise<void>;
}
