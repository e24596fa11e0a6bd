import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Files wait by application, so that these have their turns; and templates are listed a page at a time. */
export const fairTurns: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema.alterTable('ingestion_job').addColumn('application_id', 'text').execute();
    await sql`
      update ingestion_job set application_id =
        (select application_id from document where document.id = ingestion_job.document_id)`.execute(
      database,
    );
    await schema.dropIndex('ingestion_job_file').execute();
    await schema
      .createIndex('ingestion_job_file')
      .on('ingestion_job')
      .columns(['application_id', 'created_at', 'document_id'])
      .where(sql<SqlBool>`file is not null`)
      .execute();
    await schema
      .createIndex('prompt_template_by_age')
      .on('prompt_template')
      .columns(['created_at', 'id'])
      .execute();
  },
};
