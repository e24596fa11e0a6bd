import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';
import { storedByKey } from '../dialect/fragments.js';

/** Runs, their event logs and the idempotency keys that lead to them. */
export const runs: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('run')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('user_message_id', 'text', (column) => column.notNull())
      .addColumn('placement', 'text', (column) => column.notNull())
      .addColumn('previous_head_id', 'text')
      .addColumn('assistant_message_id', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('usage', 'text')
      .addColumn('end_requested', 'text')
      .addColumn('lease_owner', 'text')
      .addColumn('lease_expires_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .execute();
    await database.schema
      .createIndex('run_by_conversation')
      .on('run')
      .columns(['conversation_id', 'state', 'position'])
      .execute();
    await database.schema
      .createIndex('run_unfinished')
      .on('run')
      .column('lease_expires_at')
      .where(sql<SqlBool>`state in ('queued', 'running')`)
      .execute();
    // A conversation makes one reply at a time, whatever the code believes.
    await database.schema
      .createIndex('run_one_running')
      .on('run')
      .column('conversation_id')
      .unique()
      .where(sql<SqlBool>`state = 'running'`)
      .execute();

    // Apart from the run, which is read and written far more often than its manifest, and is far smaller.
    await database.schema
      .createTable('run_manifest')
      .addColumn('run_id', 'text', (column) => column.primaryKey().references('run.id').onDelete('cascade'))
      .addColumn('manifest', 'text', (column) => column.notNull())
      .execute();

    // Keyed by run and number, and stored in that order: reading a log is one range scan.
    await database.schema
      .createTable('run_event')
      .addColumn('run_id', 'text', (column) => column.notNull().references('run.id').onDelete('cascade'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('chunk', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('run_event_key', ['run_id', 'seq'])
      .modifyEnd(storedByKey)
      .execute();

    await database.schema
      .createTable('idempotency_key')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotency_key_key', ['conversation_id', 'key'])
      .execute();
  },
};
