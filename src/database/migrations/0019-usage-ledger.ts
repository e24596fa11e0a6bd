import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What every attempt at a reply took. Tied to no run: it outlives the conversation. */
export const usageLedger: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .createTable('usage_attempt')
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('input_tokens', 'bigint', (column) => column.notNull())
      .addColumn('output_tokens', 'bigint', (column) => column.notNull())
      .addColumn('is_estimated', 'integer', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('usage_attempt_key', ['run_id', 'attempt'])
      .execute();
    // All that sums need, so that they are read from it alone.
    await schema
      .createIndex('usage_attempt_by_day')
      .on('usage_attempt')
      .columns(['application_id', 'day', 'user_id', 'model', 'input_tokens', 'output_tokens', 'is_estimated'])
      .execute();
    await schema
      .createIndex('usage_attempt_by_user')
      .on('usage_attempt')
      .columns(['application_id', 'user_id', 'day', 'model', 'input_tokens', 'output_tokens', 'is_estimated'])
      .where(sql<SqlBool>`user_id <> ''`)
      .execute();
  },
};
