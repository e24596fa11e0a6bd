import { type Driver, SqliteAdapter, SqliteDialect } from 'kysely';
import { SqliteCompiler } from '../dialect/sqlite-compiler.js';
import { type Execute, GovernedDriver } from '../governed-driver.js';
import { type SqliteFile } from './sqlite-file.js';

/** SQLite for the query builder, but when a statement is executed, and in which transaction, is for others to say. */
export class GovernedSqliteDialect extends SqliteDialect {
  constructor(
    private readonly file: SqliteFile,
    private readonly execute: Execute,
  ) {
    super({ database: file });
  }

  override createDriver(): Driver {
    return new GovernedDriver(this.execute, () => {
      this.file.close();
      return Promise.resolve();
    });
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
