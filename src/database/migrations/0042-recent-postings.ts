import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';
import { storedByKey } from '../dialect/fragments.js';

/** Postings of the newest passages are kept by themselves for a while, where they take little room, and then put to the others. */
export const recentPostings: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('recent_posting')
      .addColumn('corpus_id', 'integer', (column) => column.notNull())
      .addColumn('term', 'text', (column) => column.notNull())
      .addColumn('passage_number', 'integer', (column) => column.notNull())
      .addColumn('frequency', 'integer', (column) => column.notNull())
      .addColumn('length', 'integer', (column) => column.notNull())
      .addColumn('title', 'integer', (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('recent_posting_key', ['corpus_id', 'term', 'passage_number'])
      .modifyEnd(storedByKey)
      .execute();
    await schema
      .alterTable('corpus')
      .addColumn('recent_postings', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema
      .alterTable('corpus')
      .addColumn('settled_term', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};
