import { type PoolClient, type QueryResult } from 'pg';
import { DatabaseUnavailableError } from '../database.errors.js';
import { translateFailure } from './translate-failure.js';

/** A query for the driver; one with a name is parsed once for each connection. */
export interface Statement {
  text: string;
  values?: unknown[];
  name?: string;
}

/** A connection that one transaction has for itself. What is asked at the same time is answered in turn. */
export class Session {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: PoolClient) {}

  query(statement: Statement | string): Promise<QueryResult<Record<string, unknown>>> {
    const answer = this.last.then(() => this.client.query<Record<string, unknown>>(statement).catch(rethrow));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  /** Runs `work` in a transaction, and gives the connection back. @param how it begins. */
  async transaction<Result>(how: string, work: () => Promise<Result>): Promise<Result> {
    let result: Result;
    try {
      await this.query(how);
      result = await work();
      const { command } = await this.query('commit');
      if (command !== 'COMMIT')
        throw new Error('A statement of the transaction failed, and it was rolled back.');
    } catch (error) {
      // One that cannot be rolled back is in a state that nobody knows.
      const isWhole = !isAway(error) && (await this.query('rollback').then(yes, no));
      this.client.release(!isWhole);
      throw error;
    }
    this.client.release();
    return result;
  }
}

/** Whether there is nobody to roll back. */
function isAway(error: unknown): boolean {
  return error instanceof DatabaseUnavailableError;
}

const yes = (): boolean => true;
const no = (): boolean => false;

function rethrow(error: unknown): never {
  throw translateFailure(error);
}
