import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** How the passages of a reply were found, and which of them it cites. */
export const retrieval: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('run_manifest').addColumn('retrieval', 'text').execute();
    await database.schema.alterTable('run_manifest').addColumn('citations', 'text').execute();
  },
};
