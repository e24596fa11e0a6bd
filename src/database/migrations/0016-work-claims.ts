import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Processes claim what they do; and texts wait by application, as files do. */
export const workClaims: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .createTable('work_claim')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('note', 'text')
      .execute();
    await schema.dropIndex('ingestion_job_text').execute();
    await schema
      .createIndex('ingestion_job_text')
      .on('ingestion_job')
      .columns(['application_id', 'created_at', 'document_id'])
      .where(sql<SqlBool>`file is null`)
      .execute();
  },
};
