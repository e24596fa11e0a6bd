import { CompiledQuery } from 'kysely';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { type Database } from '../database/database.js';
import { WINDOW_SECONDS } from './request-limits.js';

/** It only counts: what is too much is decided by who asks. */
const COUNT_ALL = { points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS };

/** A query as the library gives it to the driver of PostgreSQL. */
interface DriverQuery {
  text: string;
  values: readonly unknown[];
}

/** Counts requests: in memory where there is one process, and in the database where there may be several. */
export function createRequestCounter(database: Database): RateLimiterAbstract {
  if (database.dialect === 'sqlite') return new RateLimiterMemory(COUNT_ALL);
  return new RateLimiterPostgres({
    ...COUNT_ALL,
    keyPrefix: '',
    storeType: 'client',
    storeClient: {
      query: ({ text, values }: DriverQuery) =>
        database.query.executeQuery(CompiledQuery.raw(text, [...values])),
    },
    tableName: 'request_count',
    tableCreated: true,
  });
}
