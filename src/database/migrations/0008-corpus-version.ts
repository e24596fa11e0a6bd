import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What is kept of an index in memory can tell whether it is still true. */
export const corpusVersion: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable('corpus')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
