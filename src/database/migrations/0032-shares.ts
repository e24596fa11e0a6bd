import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Links by which anybody may read a conversation as it was at a moment. */
export const shares: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('share')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
      .addColumn('title', 'text')
      .addColumn('head_message_id', 'text', (column) => column.notNull())
      .addColumn('head_run_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .execute();
    await schema.createIndex('share_by_conversation').on('share').column('conversation_id').execute();
  },
};
