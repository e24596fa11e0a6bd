import { type Database } from '../database.js';
import { type DialectName } from '../dialect/per-dialect.js';
import { PostgresDatabase } from '../postgres/postgres-database.js';
import { SqliteDatabase } from '../sqlite/sqlite-database.js';
import { createOwnDatabase, type OwnDatabase, testServerUrl } from './postgres-server.js';

/** Opens an empty database that has its schema; it is gone once it is closed. */
export type OpenDatabase = () => Promise<Database>;

/** Describes something on SQLite and, where a server for tests is there, on PostgreSQL. */
export function describeOnEachDatabase(
  name: string,
  describeIt: (open: OpenDatabase, dialect: DialectName) => void,
): void {
  describe(`${name} on SQLite`, () => {
    describeIt(openSqlite, 'sqlite');
  });
  const server = testServerUrl();
  (server === undefined ? describe.skip : describe)(`${name} on PostgreSQL`, () => {
    describeIt(() => openPostgres(server ?? ''), 'postgres');
  });
}

export async function openSqlite(): Promise<Database> {
  const database = new SqliteDatabase(':memory:');
  await database.migrate();
  return database;
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
