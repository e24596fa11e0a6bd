import { type DatabaseConfig, describeDatabase, type PostgresConfig } from '../config/database-config.js';
import { ConfigError } from '../config/settings.js';
import { CopyJournal } from './copy/copy-journal.js';
import { type Database } from './database.js';
import { DatabaseUnavailableError } from './database.errors.js';
import { PostgresDatabase } from './postgres/postgres-database.js';
import { UseLock } from './postgres/use-lock.js';
import { VectorExtensionError } from './postgres/vector-extension.js';
import { FileInUseError, FileLock } from './sqlite/file-lock.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';

/**
 * Opens the database that the configuration names, and brings its schema up to date.
 * @param needs whether vectors are to be searched, for which a server needs pgvector; a file needs nothing.
 * @throws ConfigError where another process has the file, or the server cannot be used.
 */
export async function openDatabase(config: DatabaseConfig, needs: { vectors: boolean }): Promise<Database> {
  const database = await connectDatabase(config);
  try {
    await requireWhole(database);
    await database.migrate();
    if (needs.vectors && database instanceof PostgresDatabase) await addVectors(database, config);
    return database;
  } catch (error) {
    await database.onApplicationShutdown();
    throw error;
  }
}

/** Opens the database as it is. @throws ConfigError as {@link openDatabase} does. */
export async function connectDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.kind === 'postgres') return connect(config);
  return new SqliteDatabase(config.path, { lock: takeFile(config.path) });
}

/** Half of the data looks like all of it, and what was added to it could not be told from what was copied. */
async function requireWhole(database: Database): Promise<void> {
  if (database.dialect === 'postgres' && (await UseLock.isTaken(database)))
    throw new ConfigError('DATABASE_URL', 'names a database that is being copied at the moment');
  if (await CopyJournal.isOpen(database))
    throw new ConfigError(
      'DATABASE_URL',
      'names a database with an unfinished copy; finish it by npm run copy',
    );
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

async function connect(config: PostgresConfig): Promise<Database> {
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
  return database;
}

async function addVectors(database: PostgresDatabase, config: DatabaseConfig): Promise<void> {
  try {
    await database.addVectors();
  } catch (error) {
    if (!(error instanceof VectorExtensionError)) throw error;
    throw new ConfigError(
      'EMBEDDING_MODEL',
      `needs pgvector, and ${describeDatabase(config)} ${error.message}`,
    );
  }
}

/** In one line. Where a host has several addresses, each has failed by itself. */
function reasonOf(error: unknown): string {
  if (error instanceof DatabaseUnavailableError) return reasonOf(error.cause);
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
