import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** How long the branch is that ends in a message, which is asked at the end of every turn and would be counted there. */
export const messageDepth: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('message').addColumn('depth', 'integer').execute();
  },
};
