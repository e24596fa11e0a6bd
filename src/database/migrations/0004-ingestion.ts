import { type Kysely, sql } from 'kysely';
import { type Migration } from 'kysely/migration';
import { givenOut, storedByKey } from '../dialect/fragments.js';

/**
 * Documents with a life of their own, and the jobs that take them in. The index is made anew in a smaller shape; what it
 * is derived from stays, and every document there is waits to be indexed again.
 */
export const ingestion: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const table of ['posting', 'term_statistic', 'passage', 'corpus']) {
      await database.schema.dropTable(table).execute();
    }

    await database.schema
      .alterTable('document')
      .addColumn('state', 'text', (column) => column.notNull().defaultTo('pending'))
      .execute();
    await database.schema.alterTable('document').addColumn('failure', 'text').execute();
    await database.schema
      .alterTable('document')
      .addColumn('enabled', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await database.schema
      .alterTable('document')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await database.schema
      .alterTable('document')
      .addColumn('media_type', 'text', (column) => column.notNull().defaultTo('text/plain'))
      .execute();
    await database.schema.alterTable('document').addColumn('file_name', 'text').execute();
    await database.schema
      .alterTable('document')
      .addColumn('characters', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .alterTable('document')
      .addColumn('passages', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .createIndex('document_by_hash')
      .on('document')
      .columns(['application_id', 'content_hash'])
      .execute();

    // The texts apart: lists and filters read every document of an application, and none of its text.
    await database.schema
      .createTable('document_content')
      .addColumn('document_id', 'text', (column) =>
        column.primaryKey().references('document.id').onDelete('cascade'),
      )
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('structure', 'text')
      .execute();
    await sql`insert into document_content (document_id, content) select id, content from document`.execute(
      database,
    );
    await database.schema.alterTable('document').dropColumn('content').execute();

    await database.schema
      .createTable('ingestion_job')
      .addColumn('document_id', 'text', (column) =>
        column.primaryKey().references('document.id').onDelete('cascade'),
      )
      .addColumn('token', 'text', (column) => column.notNull())
      .addColumn('input', 'text', (column) => column.notNull())
      .addColumn('file', 'blob')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await sql`
      insert into ingestion_job (document_id, token, input, attempts, created_at)
      select id, id, '{}', 0, created_at from document`.execute(database);

    await createIndexTables(database);
  },
};

/** An application is a number here: its name would be the largest part of every row. */
async function createIndexTables(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('corpus')
    .addColumn('id', 'integer', (column) => column.primaryKey().modifyEnd(givenOut))
    .addColumn('application_id', 'text', (column) => column.notNull().unique())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('passages', 'integer', (column) => column.notNull())
    .addColumn('total_length', 'bigint', (column) => column.notNull())
    .addColumn('last_number', 'integer', (column) => column.notNull())
    .execute();

  await database.schema
    .createTable('passage')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('corpus_id', 'integer', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) =>
      column.notNull().references('document.id').onDelete('cascade'),
    )
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('start_offset', 'integer', (column) => column.notNull())
    .addColumn('end_offset', 'integer', (column) => column.notNull())
    .addColumn('headings', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addColumn('terms', 'text')
    .addUniqueConstraint('passage_ordinal', ['document_id', 'ordinal'])
    .execute();
  // Everything that a search joins or filters by is in the index itself: the rows, with their texts, are not read.
  await database.schema
    .createIndex('passage_number')
    .on('passage')
    .columns(['corpus_id', 'number', 'document_id'])
    .unique()
    .execute();
  await database.schema
    .createIndex('passage_by_document')
    .on('passage')
    .columns(['document_id', 'number'])
    .execute();

  // Stored in the order of its key: all that a search reads of a term lies together, and no other application's.
  await database.schema
    .createTable('posting')
    .addColumn('corpus_id', 'integer', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('passage_number', 'integer', (column) => column.notNull())
    .addColumn('frequency', 'integer', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('posting_key', ['corpus_id', 'term', 'passage_number'])
    .modifyEnd(storedByKey)
    .execute();
  await database.schema
    .createTable('term_statistic')
    .addColumn('corpus_id', 'integer', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('passages', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('term_statistic_key', ['corpus_id', 'term'])
    .modifyEnd(storedByKey)
    .execute();
}
