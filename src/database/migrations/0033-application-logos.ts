import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** The pictures that stand for applications on the page. */
export const applicationLogos: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('application_logo')
      .addColumn('application_id', 'text', (column) => column.primaryKey())
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('bytes', 'blob', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .execute();
  },
};
