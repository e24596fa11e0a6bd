import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What is long is done in short steps: passages that are being written, or deleted, are passed over by searches. */
export const boundedWork: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('hidden_passages')
      .addColumn('corpus_id', 'integer', (column) => column.notNull())
      .addColumn('first_number', 'integer', (column) => column.notNull())
      .addColumn('last_number', 'integer', (column) => column.notNull())
      .addColumn('document_id', 'text', (column) => column.notNull())
      .addColumn('token', 'text')
      .addPrimaryKeyConstraint('hidden_passages_key', ['corpus_id', 'first_number'])
      .execute();
    await schema
      .createIndex('hidden_passages_by_document')
      .on('hidden_passages')
      .column('document_id')
      .execute();
  },
};
