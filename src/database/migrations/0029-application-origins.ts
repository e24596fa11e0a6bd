import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Whose pages may call the API for which application. */
export const applicationOrigins: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('application_origin')
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('application_origin_key', ['origin', 'application_id'])
      .execute();
    await database.schema
      .createIndex('application_origin_by_application')
      .on('application_origin')
      .column('application_id')
      .execute();
  },
};
