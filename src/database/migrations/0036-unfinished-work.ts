import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Migration } from 'kysely/migration';

/**
 * What is left undone is found by itself: applications with something to embed, without a look at all of them, and
 * conversations whose erasure was begun. Of what was embedded before nobody knows how much: it is looked at once.
 */
export const unfinishedWork: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .alterTable('corpus')
      .addColumn('unembedded', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await schema
      .createIndex('corpus_unembedded')
      .on('corpus')
      .column('id')
      .where(sql<SqlBool>`unembedded = 1`)
      .execute();
    await schema.alterTable('vector_generation').addColumn('whole_up_to', 'integer').execute();
    await schema
      .createIndex('vector_generation_by_model')
      .on('vector_generation')
      .columns(['model', 'whole_up_to'])
      // And no other query takes this for an index of its own.
      .where(sql<SqlBool>`state <> 'retired'`)
      .execute();

    await schema
      .createTable('conversation_erasure')
      .addColumn('conversation_id', 'text', (column) => column.primaryKey())
      .addColumn('requested_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('conversation_erasure_by_age')
      .on('conversation_erasure')
      .columns(['requested_at', 'conversation_id'])
      .execute();
  },
};
