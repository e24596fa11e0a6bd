import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';

/** Marks the logs of runs that are over. */
@Injectable()
export class ExpiringLogsRepository {
  constructor(private readonly database: Database) {}

  async applicationAfter(id: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('run')
      .select('application_id')
      .where('application_id', '>', id)
      // As its index says it.
      .where('log_state', '=', sql.lit(0))
      .where('ended_at', 'is not', null)
      .orderBy('application_id')
      .limit(1)
      .executeTakeFirst();
    return row?.application_id;
  }

  /** Marks logs of runs that ended before `before` as being deleted, `limit` at most. @returns their runs. */
  async hide(applicationId: string, before: number, limit: number): Promise<string[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set({ log_state: 1 })
      .where('id', 'in', ({ selectFrom }) =>
        selectFrom('run as old')
          .select('old.id')
          .where('old.application_id', '=', applicationId)
          .where('old.log_state', '=', sql.lit(0))
          .where('old.ended_at', 'is not', null)
          .where('old.ended_at', '<', before)
          .orderBy('old.ended_at')
          .limit(limit),
      )
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Some of the runs whose logs are being deleted. */
  async hidden(limit: number): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('id')
      .where('log_state', '=', sql.lit(1))
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Nothing is left of the log of this run. */
  async finish(id: string): Promise<void> {
    await this.database.write.updateTable('run').set({ log_state: 2 }).where('id', '=', id).execute();
  }
}
