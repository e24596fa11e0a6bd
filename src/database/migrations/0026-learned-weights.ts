import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What was learned of a model on the documents that its vectors are of. */
export const learnedWeights: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('vector_generation').addColumn('learned', 'text').execute();
  },
};
