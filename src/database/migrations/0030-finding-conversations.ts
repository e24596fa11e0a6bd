import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';
import { storedByKey } from '../dialect/fragments.js';

/**
 * Conversations stand on shelves, know who named them and whether they can be searched as they are now; the words of
 * their messages are kept for that. What was there before is taken in behind the start.
 */
export const findingConversations: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .alterTable('conversation')
      .addColumn('shelf', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    // Nobody knows of those that are there already.
    await schema
      .alterTable('conversation')
      .addColumn('titled_by', 'text', (column) => column.notNull().defaultTo('person'))
      .execute();
    await schema
      .alterTable('conversation')
      .addColumn('is_searchable', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema.alterTable('conversation').addColumn('title_words', 'text').execute();
    await schema.dropIndex('conversation_by_application').execute();
    await schema.dropIndex('conversation_by_user').execute();
    await schema
      .createIndex('conversation_by_application')
      .on('conversation')
      .columns(['application_id', 'shelf', 'updated_at', 'id'])
      .execute();
    await schema
      .createIndex('conversation_by_user')
      .on('conversation')
      .columns(['application_id', 'user_id', 'shelf', 'updated_at', 'id'])
      .execute();
    await schema
      .createIndex('conversation_not_searchable')
      .on('conversation')
      .column('id')
      .where(sql<SqlBool>`is_searchable = 0 and user_id is not null`)
      .execute();
    await schema
      .createTable('message_words')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('message_id', 'text', (column) =>
        column.notNull().references('message.id').onDelete('cascade'),
      )
      .addColumn('run_id', 'text')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('message_words_key', ['application_id', 'user_id', 'created_at', 'message_id'])
      .modifyEnd(storedByKey)
      .execute();
    await schema
      .createIndex('message_words_of_message')
      .on('message_words')
      .column('message_id')
      .unique()
      .execute();
  },
};
