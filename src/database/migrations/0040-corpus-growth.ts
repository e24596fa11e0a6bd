import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What is kept of an index in memory can tell whether it is still true but for what came behind it. */
export const corpusGrowth: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable('corpus')
      .addColumn('changed_version', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
