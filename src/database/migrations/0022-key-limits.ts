import { type Kysely, sql } from 'kysely';
import { type Migration } from 'kysely/migration';
import { utf8Length } from '../dialect/fragments.js';

/** Limits of keys, streams that are open in any process, and documents by their bytes. */
export const keyLimits: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema.alterTable('api_key').addColumn('limits', 'text').execute();
    await schema
      .createTable('key_run')
      .addColumn('run_id', 'text', (column) => column.primaryKey().references('run.id').onDelete('cascade'))
      .addColumn('key_id', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('key_run_by_key').on('key_run').columns(['key_id', 'run_id']).execute();
    await schema
      .createTable('open_stream')
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('places', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('open_stream_key', ['subject', 'owner'])
      .execute();
    await schema
      .alterTable('document')
      .addColumn('bytes', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`
      update document set bytes = (
        select ${utf8Length(sql.ref('content'))} from document_content where document_id = document.id)
    `.execute(database);
  },
};
