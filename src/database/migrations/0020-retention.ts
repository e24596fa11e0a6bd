import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Who is to be forgotten. */
export const retention: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('user_erasure')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('requested_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('user_erasure_key', ['application_id', 'user_id'])
      .execute();
  },
};
