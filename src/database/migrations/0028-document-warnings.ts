import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What is missing of the text of a document that could be read. */
export const documentWarnings: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('document').addColumn('warnings', 'text').execute();
  },
};
