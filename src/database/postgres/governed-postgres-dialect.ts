import {
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
} from 'kysely';
import { PostgresCompiler } from '../dialect/postgres-compiler.js';
import { type Execute, GovernedDriver } from '../governed-driver.js';

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

function nothing(): Promise<void> {
  return Promise.resolve();
}
