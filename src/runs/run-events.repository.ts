import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type RunEvent } from './run-event.js';

/** SQLite takes 32,766 values in a statement; three go into each event. */
const ROWS_PER_INSERT = 5_000;

@Injectable()
export class RunEventsRepository {
  constructor(private readonly database: Database) {}

  async insert(events: readonly RunEvent[]): Promise<void> {
    for (let start = 0; start < events.length; start += ROWS_PER_INSERT) {
      await this.database.write
        .insertInto('run_event')
        .values(
          events
            .slice(start, start + ROWS_PER_INSERT)
            .map((event) => ({ run_id: event.runId, seq: event.seq, chunk: event.chunk })),
        )
        .execute();
    }
  }

  async last(runId: string): Promise<RunEvent | undefined> {
    const row = await this.database.query
      .selectFrom('run_event')
      .select(['seq', 'chunk'])
      .where('run_id', '=', runId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && { runId, seq: row.seq, chunk: row.chunk };
  }

  async read(runId: string, afterSeq: number, limit: number): Promise<RunEvent[]> {
    const rows = await this.database.query
      .selectFrom('run_event')
      .select(['seq', 'chunk'])
      .where('run_id', '=', runId)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ runId, seq: row.seq, chunk: row.chunk }));
  }
}
