import { type DatabaseConfig, describeDatabase, type PostgresConfig } from '../config/database-config.js';
import { ConfigError } from '../config/settings.js';
import { type Database } from './database.js';
import { DatabaseUnavailableError } from './database.errors.js';
import { PostgresDatabase } from './postgres/postgres-database.js';
import { FileInUseError, FileLock } from './sqlite/file-lock.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';

/**
 * Opens the database that the configuration names, and brings its schema up to date.
 * @throws ConfigError where another process has the file, or the server cannot be used.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.kind === 'postgres') return openPostgres(config);
  const database = new SqliteDatabase(config.path, { lock: takeFile(config.path) });
  await database.migrate();
  return database;
}

/** A file is one process's. Memory is anyway. */
function takeFile(path: string): FileLock | undefined {
  if (path === ':memory:') return undefined;
  try {
    return FileLock.take(path);
  } catch (error) {
    if (!(error instanceof FileInUseError)) throw error;
    throw new ConfigError(
      'DATABASE_URL',
      `names ${path}, but ${error.message}; a file serves one process, postgres://USER@HOST/NAME serves any number`,
    );
  }
}

async function openPostgres(config: PostgresConfig): Promise<Database> {
  const database = new PostgresDatabase(config.url);
  try {
    await database.ping();
  } catch (error) {
    await database.onApplicationShutdown();
    throw new ConfigError(
      'DATABASE_URL',
      `names ${describeDatabase(config)}, which cannot be used: ${reasonOf(error)}`,
    );
  }
  await database.migrate();
  return database;
}

/** In one line. Where a host has several addresses, each has failed by itself. */
function reasonOf(error: unknown): string {
  if (error instanceof DatabaseUnavailableError) return reasonOf(error.cause);
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
