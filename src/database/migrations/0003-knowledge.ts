import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';
import { storedByKey } from '../dialect/fragments.js';

/** Documents, their passages, and the index over them. */
export const knowledge: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('document')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('category', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('content_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('document_by_application')
      .on('document')
      .columns(['application_id', 'created_at', 'id'])
      .execute();

    await database.schema
      .createTable('passage')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('document_id', 'text', (column) =>
        column.notNull().references('document.id').onDelete('cascade'),
      )
      .addColumn('ordinal', 'integer', (column) => column.notNull())
      .addColumn('start_offset', 'integer', (column) => column.notNull())
      .addColumn('end_offset', 'integer', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('length', 'integer', (column) => column.notNull())
      .addColumn('terms', 'text', (column) => column.notNull())
      .addUniqueConstraint('passage_number', ['application_id', 'number'])
      .addUniqueConstraint('passage_ordinal', ['document_id', 'ordinal'])
      .execute();

    // Stored in the order of its key: all that a search reads of a term lies together, and no other application's.
    await database.schema
      .createTable('posting')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('term', 'text', (column) => column.notNull())
      .addColumn('passage_number', 'integer', (column) => column.notNull())
      .addColumn('frequency', 'integer', (column) => column.notNull())
      .addColumn('length', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('posting_key', ['application_id', 'term', 'passage_number'])
      .modifyEnd(storedByKey)
      .execute();
    await database.schema
      .createTable('term_statistic')
      .addColumn('application_id', 'text', (column) => column.notNull())
      .addColumn('term', 'text', (column) => column.notNull())
      .addColumn('passages', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('term_statistic_key', ['application_id', 'term'])
      .modifyEnd(storedByKey)
      .execute();
    await database.schema
      .createTable('corpus')
      .addColumn('application_id', 'text', (column) => column.primaryKey())
      .addColumn('passages', 'integer', (column) => column.notNull())
      .addColumn('total_length', 'bigint', (column) => column.notNull())
      .addColumn('last_number', 'integer', (column) => column.notNull())
      .execute();

    await database.schema
      .createTable('loaded_sample')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('loaded_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
