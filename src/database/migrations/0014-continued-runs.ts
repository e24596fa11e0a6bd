import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Runs that change hands: their leases are numbered, and every call to a model is recorded. */
export const continuedRuns: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .alterTable('run')
      .addColumn('lease_epoch', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema
      .createTable('run_attempt')
      .addColumn('run_id', 'text', (column) => column.notNull().references('run.id').onDelete('cascade'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('text_from', 'integer', (column) => column.notNull())
      .addColumn('way', 'text')
      .addColumn('state', 'text')
      .addColumn('error', 'text')
      .addColumn('usage', 'text')
      .addColumn('is_usage_estimated', 'integer', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addPrimaryKeyConstraint('run_attempt_key', ['run_id', 'number'])
      .execute();
  },
};
