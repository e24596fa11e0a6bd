import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Replies that are continued by hand: their runs know the run that made the beginning. And attempts by other models. */
export const continuedReplies: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('run').addColumn('continues_run_id', 'text').execute();
    await database.schema.alterTable('run_attempt').addColumn('model', 'text').execute();
  },
};
