import { type Database } from '../database.js';
import { type DialectName } from '../dialect/per-dialect.js';
import { PostgresDatabase } from '../postgres/postgres-database.js';
import { SqliteDatabase } from '../sqlite/sqlite-database.js';
import { type AddFunctions } from '../sqlite/vector-functions.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from './postgres-server.js';
import { createVectorDatabase } from './vector-database.js';

/** Opens an empty database that has its schema; it is gone once it is closed. */
export type OpenDatabase = () => Promise<Database>;

/** Describes something on SQLite and, where a server for tests is there, on PostgreSQL. */
export function describeOnEachDatabase(
  name: string,
  describeIt: (open: OpenDatabase, dialect: DialectName) => void,
): void {
  describe(`${name} on SQLite`, () => {
    describeIt(() => openSqlite(), 'sqlite');
  });
  const server = testServerUrl();
  (server === undefined ? describe.skip : describe)(`${name} on PostgreSQL`, () => {
    describeIt(() => openPostgres(server ?? ''), 'postgres');
  });
}

/** Describes what searches vectors on SQLite, and on PostgreSQL with pgvector: on any server that has it. */
export function describeOnEachVectorDatabase(
  name: string,
  describeIt: (open: OpenDatabase, dialect: DialectName) => void,
): void {
  describe(`${name} on SQLite`, () => {
    describeIt(() => openSqlite(), 'sqlite');
  });
  describe(`${name} on PostgreSQL`, () => {
    describeIt(openWithVectors, 'postgres');
  });
}

export async function openSqlite(addFunctions?: AddFunctions): Promise<Database> {
  const database = new SqliteDatabase(':memory:', { addFunctions });
  await database.migrate();
  return database;
}

/** A PostgreSQL database that searches vectors. */
export async function openWithVectors(): Promise<Database> {
  return new DroppedDatabase(await createVectorDatabase());
}

async function openPostgres(serverUrl: string): Promise<Database> {
  return new DroppedDatabase(await createOwnDatabase(serverUrl));
}

/** One that leaves nothing behind. */
class DroppedDatabase extends PostgresDatabase {
  constructor(private readonly own: OwnDatabase) {
    super(own.url);
  }

  override async onApplicationShutdown(): Promise<void> {
    await super.onApplicationShutdown();
    await this.own.drop();
  }
}
