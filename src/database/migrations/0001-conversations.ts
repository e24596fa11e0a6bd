import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Applications, their prompt templates, conversations with their messages and context. Times are epoch milliseconds. */
export const conversations: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('application')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();

    await database.schema
      .createTable('prompt_template')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('template', 'text', (column) => column.notNull())
      .addColumn('variables', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();

    await database.schema
      .createTable('conversation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text')
      .addColumn('title', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('config', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('ttl_ms', 'bigint', (column) => column.notNull())
      .addColumn('head_message_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('conversation_by_application')
      .on('conversation')
      .columns(['application_id', 'updated_at', 'id'])
      .execute();
    await database.schema
      .createIndex('conversation_by_user')
      .on('conversation')
      .columns(['application_id', 'user_id', 'updated_at', 'id'])
      .execute();
    await database.schema
      .createIndex('conversation_by_expiry')
      .on('conversation')
      .column('expires_at')
      .where(sql<SqlBool>`state <> 'ENDED'`)
      .execute();

    await database.schema
      .createTable('message')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('parent_id', 'text')
      .addColumn('placed', 'integer', (column) => column.notNull())
      .addColumn('run_id', 'text')
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('message_by_conversation')
      .on('message')
      .column('conversation_id')
      .execute();

    await database.schema
      .createTable('conversation_context')
      .addColumn('conversation_id', 'text', (column) =>
        column.primaryKey().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('facts', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
