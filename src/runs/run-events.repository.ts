import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { inBatches } from '../database/batches.js';
import { Database } from '../database/database.js';
import { rowsOfJson, rowsOfTexts } from '../database/dialect/fragments.js';
import { prepare } from '../database/prepared-query.js';
import { type EventBatch } from './recent-events.js';
import { type RunEvent } from './run-event.js';

const RECORDED_COLUMNS = ['id', 'run_id', 'seq', 'chunk'];

const insertEvent = prepare((query, given: RunEvent) =>
  query
    .insertInto('run_event')
    .values({ run_id: given.runId, seq: given.seq, chunk: given.chunk })
    .onConflict((conflict) => conflict.doNothing()),
);

const forgetEvents = prepare((query, given: { id: number }) =>
  query.deleteFrom('recent_run_event').where('id', '<', given.id),
);

const findRun = prepare((query, given: { runId: string }) =>
  query.selectFrom('run').select('id').where('id', '=', given.runId),
);

const findEpochs = prepare((query, given: { runIds: string }) =>
  query
    .selectFrom('run')
    .select(['id', 'lease_epoch'])
    .where('id', 'in', sql<string>`(${rowsOfJson(given.runIds)})`),
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

/** The logs of runs, and what has not found its place in them yet. */
@Injectable()
export class RunEventsRepository {
  constructor(private readonly database: Database) {}

  /** Writes events behind those of all other runs, in one statement where they are not very many. */
  async record(batches: readonly EventBatch[]): Promise<void> {
    const rows = batches.flatMap(({ events, lastId }) =>
      events.map(({ runId, seq, chunk }, index) => [lastId - events.length + 1 + index, runId, seq, chunk]),
    );
    for (const batch of inBatches(rows))
      await this.database.insertRows({ table: 'recent_run_event', columns: RECORDED_COLUMNS, rows: batch });
  }

  /** Writes recorded events to the log of their run, unless that is erased. */
  async move({ runId, events }: EventBatch): Promise<void> {
    if (await this.database.first(findRun, { runId })) await this.database.runEach(insertEvent, events);
  }

  /** Deletes what was recorded before the event `id`. */
  async forgetBefore(id: number): Promise<void> {
    await this.database.run(forgetEvents, { id });
  }

  /** Moves everything that was recorded, by a process that is gone. */
  async moveAll(): Promise<void> {
    const { write } = this.database;
    await sql`
      insert into run_event (run_id, seq, chunk)
      select run_id, seq, chunk from recent_run_event where run_id in (select id from run) order by id
      on conflict do nothing
    `.execute(write);
    await write.deleteFrom('recent_run_event').execute();
  }

  /** Deletes all events of these runs, wherever they are. */
  async erase(runIds: readonly string[]): Promise<void> {
    const { write } = this.database;
    const ids = sql<string>`(${rowsOfTexts(runIds)})`;
    await write.deleteFrom('recent_run_event').where('run_id', 'in', ids).execute();
    await write.deleteFrom('run_event').where('run_id', 'in', ids).execute();
  }

  /** Deletes events of a log that have been moved, `limit` at most, from its start. @returns how many. */
  async deleteSome(runId: string, limit: number): Promise<number> {
    const { numDeletedRows } = await this.database.write
      .deleteFrom('run_event')
      .where('run_id', '=', runId)
      .where('seq', 'in', ({ selectFrom }) =>
        selectFrom('run_event as first')
          .select('first.seq')
          .where('first.run_id', '=', runId)
          .orderBy('first.seq')
          .limit(limit),
      )
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  /** The last event of those that were moved. */
  async last(runId: string): Promise<RunEvent | undefined> {
    const row = await this.database.first(lastEvent, { runId });
    return row && { runId, seq: row.seq, chunk: row.chunk };
  }

  /** How often each of the runs that there are was taken. */
  async epochsOf(runIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.all(findEpochs, { runIds: JSON.stringify(runIds) });
    return new Map(rows.map((row) => [row.id, row.lease_epoch]));
  }

  /** Some of the events that were moved. */
  async read(runId: string, afterSeq: number, limit: number): Promise<RunEvent[]> {
    const rows = await this.database.all(eventsAfter, { runId, afterSeq, limit });
    return rows.map((row) => ({ runId, seq: row.seq, chunk: row.chunk }));
  }
}
