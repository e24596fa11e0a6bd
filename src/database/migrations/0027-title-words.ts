import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** A term's place in the title is a figure of its own, and an index knows what it was made by and how far it is made anew. */
export const titleWords: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .alterTable('posting')
      .addColumn('title', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    // What is there already was made by the first analysis.
    await schema
      .alterTable('corpus')
      .addColumn('analysis', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await schema
      .alterTable('corpus')
      .addColumn('renewed_number', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema.createIndex('corpus_by_analysis').on('corpus').columns(['analysis', 'id']).execute();
  },
};
