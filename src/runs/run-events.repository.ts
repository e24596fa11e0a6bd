import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type RunEvent } from './run-event.js';

const insertEvent = prepare((query, given: RunEvent) =>
  query.insertInto('run_event').values({ run_id: given.runId, seq: given.seq, chunk: given.chunk }),
);

const lastEvent = prepare((query, given: { runId: string }) =>
  query
    .selectFrom('run_event')
    .select(['seq', 'chunk'])
    .where('run_id', '=', given.runId)
    .orderBy('seq', 'desc')
    .limit(1),
);

const eventsAfter = prepare((query, given: { runId: string; afterSeq: number; limit: number }) =>
  query
    .selectFrom('run_event')
    .select(['seq', 'chunk'])
    .where('run_id', '=', given.runId)
    .where('seq', '>', given.afterSeq)
    .orderBy('seq')
    .limit(given.limit),
);

@Injectable()
export class RunEventsRepository {
  constructor(private readonly database: Database) {}

  async insert(events: readonly RunEvent[]): Promise<void> {
    await this.database.runEach(insertEvent, events);
  }

  async last(runId: string): Promise<RunEvent | undefined> {
    const row = await this.database.first(lastEvent, { runId });
    return row && { runId, seq: row.seq, chunk: row.chunk };
  }

  async read(runId: string, afterSeq: number, limit: number): Promise<RunEvent[]> {
    const rows = await this.database.all(eventsAfter, { runId, afterSeq, limit });
    return rows.map((row) => ({ runId, seq: row.seq, chunk: row.chunk }));
  }
}
