import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/**
 * Each message knows whether it can be searched as it is now, so that what is new in a conversation is found without
 * going through all of it. Words lie beside their key and no longer in it: whoever goes through keys would read them,
 * however long they are. What was read is read again, behind the start.
 */
export const unreadMessages: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .alterTable('message')
      .addColumn('is_searchable', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema
      .createIndex('message_not_searchable')
      .on('message')
      .column('conversation_id')
      .where(sql<SqlBool>`is_searchable = 0 and placed = 1`)
      .execute();
    await schema.dropTable('message_words').execute();
    await schema
      .createTable('message_words')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('message_id', 'text', (column) =>
        column.notNull().references('message.id').onDelete('cascade'),
      )
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('message_words_key', ['application_id', 'user_id', 'created_at', 'message_id'])
      .execute();
    await schema
      .createIndex('message_words_of_message')
      .on('message_words')
      .column('message_id')
      .unique()
      .execute();
    await sql`update conversation set is_searchable = 0
      where is_searchable = 1 and user_id is not null and head_message_id is not null`.execute(database);
  },
};
