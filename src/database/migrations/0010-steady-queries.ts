import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Indexes for queries that walked through everything of an application, or through all that waits. */
export const steadyQueries: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    // With the time: the oldest of equals is found in it too, and no other index looks better.
    await schema.dropIndex('document_by_hash').execute();
    await schema
      .createIndex('document_by_hash')
      .on('document')
      .columns(['application_id', 'content_hash', 'created_at'])
      .execute();
    await schema
      .createIndex('document_by_category')
      .on('document')
      .columns(['application_id', 'category', 'created_at', 'id'])
      .execute();
    // Nearly all are ready and enabled: only the others have to be found among them.
    await schema
      .createIndex('document_unready')
      .on('document')
      .columns(['application_id', 'created_at', 'id'])
      .where(sql<SqlBool>`state <> 'ready'`)
      .execute();
    await schema
      .createIndex('document_disabled')
      .on('document')
      .columns(['application_id', 'created_at', 'id'])
      .where(sql<SqlBool>`enabled = 0`)
      .execute();

    await schema
      .createIndex('ingestion_job_text')
      .on('ingestion_job')
      .columns(['created_at', 'document_id'])
      .where(sql<SqlBool>`file is null`)
      .execute();
    await schema
      .createIndex('ingestion_job_file')
      .on('ingestion_job')
      .columns(['created_at', 'document_id'])
      .where(sql<SqlBool>`file is not null`)
      .execute();
    await schema.createIndex('vector_generation_by_state').on('vector_generation').column('state').execute();
    await schema.createIndex('idempotency_key_by_age').on('idempotency_key').column('created_at').execute();
  },
};
