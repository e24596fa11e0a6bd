import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What people think of replies is listed by its reason, too, of any rating or of one, without going through the rest. */
export const feedbackReasons: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createIndex('feedback_by_reason')
      .on('feedback')
      .columns(['application_id', 'reason', 'updated_at', 'message_id'])
      .where('reason', 'is not', null)
      .execute();
    await schema
      .createIndex('feedback_by_rating_and_reason')
      .on('feedback')
      .columns(['application_id', 'rating', 'reason', 'updated_at', 'message_id'])
      .where('reason', 'is not', null)
      .execute();
  },
};
