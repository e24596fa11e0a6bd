import { type PoolClient, type QueryResult } from 'pg';

/** A query for the driver; one with a name is parsed once for each connection. */
export interface Statement {
  text: string;
  values?: unknown[];
  name?: string;
}

/** A connection that one piece of work has for itself. What is asked at the same time is answered in turn. */
export class Session {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: PoolClient) {}

  query(statement: Statement | string): Promise<QueryResult<Record<string, unknown>>> {
    const answer = this.last.then(() => this.client.query<Record<string, unknown>>(statement));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  /** Gives the connection back, or ends it where `error` may have left it in a state that nobody knows. */
  release(error?: unknown): void {
    this.client.release(error instanceof Error ? error : error !== undefined);
  }
}
