import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely';
import { SqliteCompiler } from '../dialect/sqlite-compiler.js';
import { type SqliteFile } from './sqlite-file.js';

/** Executes one statement once it may be: the query builder does not know who is at work. */
export type Execute = (query: CompiledQuery) => Promise<QueryResult<unknown>>;

/** SQLite for the query builder, but when a statement is executed, and in which transaction, is for others to say. */
export class GovernedSqliteDialect extends SqliteDialect {
  constructor(
    private readonly file: SqliteFile,
    private readonly execute: Execute,
  ) {
    super({ database: file });
  }

  override createDriver(): Driver {
    return new GovernedDriver(this.file, this.execute);
  }

  override createQueryCompiler(): SqliteCompiler {
    return new SqliteCompiler();
  }

  override createAdapter(): SqliteAdapter {
    return new UnlockedAdapter();
  }
}

/** With the query builder's own lock, a statement of a transaction could wait for a reader who waits for its end. */
class UnlockedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class GovernedDriver implements Driver {
  private readonly connection: DatabaseConnection;

  constructor(
    private readonly file: SqliteFile,
    execute: Execute,
  ) {
    this.connection = {
      executeQuery: <Row>(query: CompiledQuery) => execute(query) as Promise<QueryResult<Row>>,
      streamQuery: () => {
        throw new Error('SQLite answers at once; there is nothing to stream.');
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

  destroy(): Promise<void> {
    this.file.close();
    return Promise.resolve();
  }
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

function refuse(): Promise<void> {
  return Promise.reject(new Error('Transactions are opened by Database.transaction.'));
}
