import { type Expression, sql } from 'kysely';
import { type Database } from './database.js';
import { perDialect } from './dialect/per-dialect.js';

/** Whether a database has a table that may be none of the schema's. */
export async function hasTable({ query }: Database, name: string): Promise<boolean> {
  const found: Expression<number> = perDialect({
    sqlite: sql`exists (select 1 from sqlite_master where type = 'table' and name = ${name})`,
    postgres: sql`cast(to_regclass(${name}) is not null as integer)`,
  });
  const { rows } = await sql<{ found: number }>`select ${found} as found`.execute(query);
  return rows[0]?.found === 1;
}
