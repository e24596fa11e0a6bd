import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** A message knows which files it was sent with: JSON, an array of ids and names; null where there were none. */
export const messageDocuments: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema.alterTable('message').addColumn('documents', 'text').execute();
  },
};
