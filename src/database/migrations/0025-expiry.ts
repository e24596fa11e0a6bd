import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/**
 * What is kept for a time: how far the log and the manifest of a run are from being deleted, and what was used, by the
 * day. Sweeps find in their indexes what is there to be deleted, and nothing that they have seen before.
 */
export const expiry: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    for (const [column, name] of [
      ['log_state', 'log'],
      ['manifest_state', 'manifest'],
    ] as const) {
      await schema
        .alterTable('run')
        .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0))
        .execute();
      await schema
        .createIndex(`run_with_${name}`)
        .on('run')
        .columns(['application_id', 'ended_at'])
        .where(sql<SqlBool>`${sql.ref(column)} = 0 and ended_at is not null`)
        .execute();
      await schema
        .createIndex(`run_losing_${name}`)
        .on('run')
        .columns(['conversation_id', 'id'])
        .where(sql<SqlBool>`${sql.ref(column)} = 1`)
        .execute();
    }
    await schema
      .createIndex('document_by_change')
      .on('document')
      .columns(['application_id', 'updated_at', 'id'])
      // Those that are left of deleted ones are nobody's. And no other query takes this for an index of its own.
      .where(sql<SqlBool>`application_id <> ''`)
      .execute();
    await createUsageDays(database);
    // Whoever ended a conversation took what was left of its time, and says so from now on.
    await sql`
      update conversation set expires_at = updated_at where state = 'ENDED' and expires_at - updated_at < ttl_ms
    `.execute(database);
  },
};

async function createUsageDays({ schema }: Kysely<unknown>): Promise<void> {
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
    .addColumn('estimated_input_tokens', 'bigint', (column) => column.notNull())
    .addColumn('estimated_output_tokens', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_day_key', ['application_id', 'day', 'user_id', 'model'])
    .execute();
  await schema
    .createIndex('usage_day_by_user')
    .on('usage_day')
    .columns(['application_id', 'user_id', 'day', 'model'])
    .where(sql<SqlBool>`user_id <> ''`)
    .execute();
}
