import { type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.js';
import { type Schema } from './schema.js';

/** Brings the schema up to date. @throws when a migration fails or the file is newer than this program. */
export async function migrateToLatest(database: Kysely<Schema>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return;
  throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}
