import { type Kysely, sql } from 'kysely';
import { type Migration } from 'kysely/migration';
import { perDialect } from '../dialect/per-dialect.js';

/**
 * Vectors on PostgreSQL, in types that pgvector computes with and every server has. They were bytes, which nothing could
 * compare, so there are none yet. Nothing changes on SQLite.
 */
export const postgresVectors: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const onPostgres = [
      sql`alter table passage_code drop column code, add column code bit varying not null`,
      sql`alter table passage_vector drop column vector, add column vector real[] not null`,
      // Numbers of a vector do not get smaller by being compressed.
      sql`alter table passage_vector alter column vector set storage external`,
    ];
    for (const statement of onPostgres) {
      await sql`${perDialect({ sqlite: sql`select 1`, postgres: statement })}`.execute(database);
    }
  },
};
