import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
} from 'kysely';
import { PostgresCompiler } from '../dialect/postgres-compiler.js';

/** Executes one statement, on the connection of whoever asks. */
export type Execute = (query: CompiledQuery) => Promise<QueryResult<unknown>>;

/** PostgreSQL for the query builder, but over which connection a statement goes is for others to say. */
export class GovernedPostgresDialect implements Dialect {
  constructor(private readonly execute: Execute) {}

  createDriver(): Driver {
    return new GovernedDriver(this.execute);
  }

  createQueryCompiler(): PostgresCompiler {
    return new PostgresCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new UnlockedAdapter();
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(database);
  }
}

/** Migrations come in one transaction, and under a lock, that are ours. */
class UnlockedAdapter extends PostgresAdapter {
  override get supportsTransactionalDdl(): boolean {
    return false;
  }

  override acquireMigrationLock = nothing;
  override releaseMigrationLock = nothing;
}

class GovernedDriver implements Driver {
  private readonly connection: DatabaseConnection;

  constructor(execute: Execute) {
    this.connection = {
      executeQuery: <Row>(query: CompiledQuery) => execute(query) as Promise<QueryResult<Row>>,
      streamQuery: () => {
        throw new Error('Nothing is read in streams.');
      },
    };
  }

  init = nothing;
  releaseConnection = nothing;
  destroy = nothing;
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
