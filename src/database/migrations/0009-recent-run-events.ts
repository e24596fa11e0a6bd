import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/**
 * Events in the order in which they came, whatever their run: a commit then writes to the end of one table, where in
 * `run_event` it would write to a page for every running reply.
 */
export const recentRunEvents: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('recent_run_event')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('chunk', 'text', (column) => column.notNull())
      .execute();
  },
};
