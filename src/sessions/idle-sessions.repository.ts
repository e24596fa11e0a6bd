import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NOBODY } from '../database/tables/conversation.table.js';
import { type IdleSession, type Shelf } from './conversation.js';

/** Finds conversations in which nothing happens any more, and deletes them a little at a time. */
@Injectable()
export class IdleSessionsRepository {
  constructor(private readonly database: Database) {}

  async applicationAfter(id: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('conversation')
      .select('application_id')
      .where('application_id', '>', id)
      .orderBy('application_id')
      .limit(1)
      .executeTakeFirst();
    return row?.application_id;
  }

  /** Those of a shelf without activity since `before`, `limit` of them at most, from the one behind `after` on. */
  async list(
    { applicationId, shelf }: { applicationId: string; shelf: Shelf },
    before: number,
    after: IdleSession | undefined,
    limit: number,
  ): Promise<IdleSession[]> {
    let query = this.database.query
      .selectFrom('conversation')
      .select(['id', 'updated_at as updatedAt', 'shelf'])
      .where('application_id', '=', applicationId)
      .where('shelf', '=', shelf)
      .where('updated_at', '<', before)
      .orderBy('updated_at')
      .orderBy('id')
      .limit(limit);
    if (after) {
      query = query.where(({ refTuple, tuple, eb }) =>
        eb(refTuple('updated_at', 'id'), '>', tuple(after.updatedAt, after.id)),
      );
    }
    return query.execute();
  }

  /** Leaves nothing of a conversation but the row that what belongs to it hangs on. */
  async hide(id: string): Promise<void> {
    await this.database.write
      .updateTable('conversation')
      .set({
        ...{
          application_id: NOBODY,
          user_id: null,
          title: null,
          state: 'ENDED',
          config: '{}',
          metadata: '{}',
        },
        ...{ head_message_id: null, pinned_message_ids: null },
        ...{ title_words: null, is_searchable: 1 },
      })
      .where('id', '=', id)
      .execute();
  }

  /** One that {@link hide} has left. */
  async findHidden(): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('conversation')
      .select('id')
      .where('application_id', '=', NOBODY)
      .limit(1)
      .executeTakeFirst();
    return row?.id;
  }

  /** Deletes messages of a conversation, `limit` at most. @returns how many. */
  async deleteMessages(id: string, limit: number): Promise<number> {
    const { numDeletedRows } = await this.database.write
      .deleteFrom('message')
      .where('id', 'in', ({ selectFrom }) =>
        selectFrom('message as one').select('one.id').where('one.conversation_id', '=', id).limit(limit),
      )
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  async delete(id: string): Promise<void> {
    await this.database.write.deleteFrom('conversation').where('id', '=', id).execute();
  }
}
