import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What each call to a model sent, as it went out; and the messages that a conversation holds on to. */
export const sentRequests: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema.alterTable('run_attempt').addColumn('requests', 'text').execute();
    await schema.alterTable('conversation').addColumn('pinned_message_ids', 'text').execute();
  },
};
