import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';

/** Executes one statement, when and where it may be: the query builder does not know who is at work. */
export type Execute = (query: CompiledQuery) => Promise<QueryResult<unknown>>;

/** Lets the query builder execute statements, and leaves it no say in transactions and connections. */
export class GovernedDriver implements Driver {
  private readonly connection: DatabaseConnection;

  /** @param destroy ends what is governed. */
  constructor(
    execute: Execute,
    readonly destroy: () => Promise<void> = nothing,
  ) {
    this.connection = {
      executeQuery: <Row>(query: CompiledQuery) => execute(query) as Promise<QueryResult<Row>>,
      streamQuery: () => {
        throw new Error('Nothing is read in streams.');
      },
    };
  }

  init = nothing;
  releaseConnection = nothing;
  beginTransaction = refuse;
  commitTransaction = refuse;
  rollbackTransaction = refuse;

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.connection);
  }
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

function refuse(): Promise<void> {
  return Promise.reject(new Error('Transactions are opened by Database.transaction.'));
}
