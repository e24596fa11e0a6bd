import { Logger } from '@nestjs/common';
import pg from 'pg';
import { Session, type Statement } from './session.js';
import { translateFailure } from './translate-failure.js';
import { types } from './types.js';

/** What one process asks at the same time; whoever comes on top waits. */
const MAX_CONNECTIONS = 16;
/** A query that takes longer has gone astray. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** Nor does a server that is there keep anyone waiting for longer: the connection has fallen silent. */
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;
/** Nobody holds a row for so long but a process that hangs. */
const LOCK_TIMEOUT_MS = 10_000;
/** A transaction whose process is gone without a word must not hold its rows for ever. */
const IDLE_TIMEOUT_MS = 60_000;
/** For a connection, whether it is to be made or to become free. */
const CONNECT_TIMEOUT_MS = 10_000;

/** The connections of this process to a PostgreSQL server. */
export class Connections {
  private readonly logger = new Logger('Database');
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: MAX_CONNECTIONS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_TIMEOUT_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'conversational-ai-platform',
      types,
    });
    // Whoever uses it is told by the failure of their query, and the next who asks gets another.
    const note = (error: Error): void => {
      this.logger.warn(`A connection to the database was lost: ${error.message}`);
    };
    this.pool.on('connect', (client) => client.on('error', note));
    this.pool.on('error', () => undefined);
  }

  /** A connection for one transaction. */
  async open(): Promise<Session> {
    try {
      return new Session(await this.pool.connect());
    } catch (error) {
      throw translateFailure(error);
    }
  }

  /** One query on any connection. */
  async query(statement: Statement | string): Promise<pg.QueryResult<Record<string, unknown>>> {
    try {
      return await this.pool.query<Record<string, unknown>>(statement);
    } catch (error) {
      throw translateFailure(error);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
