import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** The manifests of a conversation share the texts that they have in common. Those stored before stay whole. */
export const manifestPieces: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('manifest_piece')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('manifest_piece_key', ['conversation_id', 'hash'])
      .execute();
  },
};
