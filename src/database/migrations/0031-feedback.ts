import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What people think of replies. */
export const feedback: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('feedback')
      .addColumn('message_id', 'text', (column) =>
        column.primaryKey().references('message.id').onDelete('cascade'),
      )
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text')
      .addColumn('rating', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('comment', 'text')
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('feedback_by_application')
      .on('feedback')
      .columns(['application_id', 'updated_at', 'message_id'])
      .execute();
    await schema
      .createIndex('feedback_by_rating')
      .on('feedback')
      .columns(['application_id', 'rating', 'updated_at', 'message_id'])
      .execute();
    await schema.createIndex('feedback_by_conversation').on('feedback').column('conversation_id').execute();
  },
};
