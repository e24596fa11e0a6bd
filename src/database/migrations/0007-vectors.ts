import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';
import { storedByKey } from '../dialect/fragments.js';

/** Vectors of passages, in generations: one for each model that makes, or made, them. */
export const vectors: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('vector_generation')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('corpus_id', 'integer', (column) =>
        column.notNull().references('corpus.id').onDelete('cascade'),
      )
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('dimensions', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('vector_generation_by_corpus')
      .on('vector_generation')
      .columns(['corpus_id', 'state'])
      .execute();
    // Narrow and in the order of its key: a search reads all of a generation, and stays in the page cache.
    await database.schema
      .createTable('passage_code')
      .addColumn('generation_id', 'integer', (column) => column.notNull())
      .addColumn('passage_number', 'integer', (column) => column.notNull())
      .addColumn('code', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('passage_code_key', ['generation_id', 'passage_number'])
      .modifyEnd(storedByKey)
      .execute();
    await database.schema
      .createTable('passage_vector')
      .addColumn('generation_id', 'integer', (column) => column.notNull())
      .addColumn('passage_number', 'integer', (column) => column.notNull())
      .addColumn('vector', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('passage_vector_key', ['generation_id', 'passage_number'])
      .execute();
  },
};
