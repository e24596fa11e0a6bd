import { type DatabaseConfig } from '../config/database-config.js';
import { type Database } from './database.js';
import { PostgresDatabase } from './postgres/postgres-database.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';

/** Opens the database that the configuration names, and brings its schema up to date. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const database =
    config.kind === 'sqlite' ? new SqliteDatabase(config.path) : new PostgresDatabase(config.url);
  await database.migrate();
  return database;
}
