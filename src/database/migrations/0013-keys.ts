import { type Kysely, sql } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Who may come in; and prompt templates belong to an application, or to all of them. */
export const keys: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .createTable('api_key')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('prefix', 'text', (column) => column.notNull().unique())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('application_id', 'text')
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .execute();
    await schema.createIndex('api_key_by_age').on('api_key').columns(['created_at', 'id']).execute();
    await schema
      .createTable('auth_secret')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('secret', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('signing_key')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('signing_key_by_application')
      .on('signing_key')
      .columns(['application_id', 'created_at', 'id'])
      .execute();
    await schema
      .createTable('stream_ticket')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('principal', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('stream_ticket_by_expiry').on('stream_ticket').column('expires_at').execute();
    await giveTemplatesOwners(database);
  },
};

/** A key of a table cannot be changed everywhere, so the templates move to a table of the new kind. */
async function giveTemplatesOwners(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('owned_prompt_template')
    .addColumn('application_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('template', 'text', (column) => column.notNull())
    .addColumn('variables', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('owned_prompt_template_key', ['application_id', 'id'])
    .execute();
  await sql`
    insert into owned_prompt_template (application_id, id, name, template, variables, version, created_at)
    select '', id, name, template, variables, version, created_at from prompt_template`.execute(database);
  await schema.dropTable('prompt_template').execute();
  await schema.alterTable('owned_prompt_template').renameTo('prompt_template').execute();
  await schema
    .createIndex('prompt_template_by_age')
    .on('prompt_template')
    .columns(['application_id', 'created_at', 'id'])
    .execute();
}
