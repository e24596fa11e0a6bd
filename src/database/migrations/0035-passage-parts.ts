import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Which block, and which heading, holds where in a passage. */
export const passageParts: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('passage').addColumn('parts', 'text').execute();
  },
};
