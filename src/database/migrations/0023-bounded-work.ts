import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/**
 * What is long is done in short steps: passages that are being written, or deleted, are passed over by searches; and
 * what is kept for so many days alone is found by its age.
 */
export const boundedWork: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('hidden_passages')
      .addColumn('corpus_id', 'integer', (column) => column.notNull())
      .addColumn('first_number', 'integer', (column) => column.notNull())
      .addColumn('last_number', 'integer', (column) => column.notNull())
      .addColumn('document_id', 'text', (column) => column.notNull())
      .addColumn('token', 'text')
      .addPrimaryKeyConstraint('hidden_passages_key', ['corpus_id', 'first_number'])
      .execute();

    await schema
      .createTable('usage_day')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('attempts', 'bigint', (column) => column.notNull())
      .addColumn('estimated_attempts', 'bigint', (column) => column.notNull())
      .addColumn('input_tokens', 'bigint', (column) => column.notNull())
      .addColumn('output_tokens', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('usage_day_key', ['application_id', 'day', 'user_id', 'model'])
      .execute();
    await schema
      .createIndex('usage_day_by_user')
      .on('usage_day')
      .columns(['application_id', 'user_id', 'day', 'model'])
      .where(sql<SqlBool>`user_id <> ''`)
      .execute();

    await schema
      .createTable('retention_progress')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('retention_progress_key', ['application_id', 'kind'])
      .execute();
    await schema
      .createIndex('run_by_end')
      .on('run')
      .columns(['application_id', 'ended_at', 'id'])
      .where(sql<SqlBool>`ended_at is not null`)
      .execute();
  },
};
