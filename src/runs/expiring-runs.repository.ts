import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';

/** What a run has that is deleted before the run itself; each has an index of its own. */
type Remains = 'log_state' | 'manifest_state';

const KEPT = sql.lit<0>(0);
const GOING = sql.lit<1>(1);
const GONE = 2;

/** Marks what runs have kept for long enough. */
@Injectable()
export class ExpiringRunsRepository {
  constructor(private readonly database: Database) {}

  async applicationAfter(remains: Remains, id: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('run')
      .select('application_id')
      .where('application_id', '>', id)
      // As its index says it.
      .where(remains, '=', KEPT)
      .where('ended_at', 'is not', null)
      .orderBy('application_id')
      .limit(1)
      .executeTakeFirst();
    return row?.application_id;
  }

  /** Marks what is of runs that ended before `before`, `limit` of them at most. @returns these runs. */
  async hide(remains: Remains, applicationId: string, before: number, limit: number): Promise<string[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set({ [remains]: GOING })
      .where('id', 'in', ({ selectFrom }) =>
        selectFrom('run as old')
          .select('old.id')
          .where('old.application_id', '=', applicationId)
          .where(`old.${remains}`, '=', KEPT)
          .where('old.ended_at', 'is not', null)
          .where('old.ended_at', '<', before)
          .orderBy('old.ended_at')
          .limit(limit),
      )
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Some of the runs of which it is being deleted; of one conversation, where that is named. */
  async hidden(remains: Remains, limit: number, conversationId?: string): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('id')
      .where(remains, '=', GOING)
      .$if(conversationId !== undefined, (query) => query.where('conversation_id', '=', conversationId ?? ''))
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Nothing is left of it of this run. */
  async finish(remains: Remains, id: string): Promise<void> {
    await this.database.write
      .updateTable('run')
      .set({ [remains]: GONE })
      .where('id', '=', id)
      .execute();
  }
}
