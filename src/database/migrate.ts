import { type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.js';
import { type Schema } from './schema.js';

/** The database cannot be this program's. The message is meant for the person at the console. */
class ForeignDatabaseError extends Error {
  constructor(reason: string) {
    super(`DATABASE_URL names a database that ${reason}`);
    this.name = 'ForeignDatabaseError';
  }
}

/** Brings the schema up to date. @throws ForeignDatabaseError; when a migration fails. */
export async function migrateToLatest(database: Kysely<Schema>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return;
  const message = error instanceof Error ? error.message : '';
  if (/previously executed migration .* is missing/.test(message))
    throw new ForeignDatabaseError('is of a newer version of this program');
  throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}

/** A file is one program's. @throws ForeignDatabaseError for tables that no migration of ours can have made. */
export async function requireOwn(database: Kysely<Schema>): Promise<void> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length > 0 && !tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) {
    throw new ForeignDatabaseError('belongs to another program');
  }
}
