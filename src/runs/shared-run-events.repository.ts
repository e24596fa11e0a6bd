import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { type RunEvent } from './run-event.js';

/** How far a log has come. */
export interface LogEnd {
  /** Of the present lease of its run. */
  readonly epoch: number;
  /** The number of the last event; 0 where there is none. */
  readonly seq: number;
}

/** Writes the logs of runs that any process may be making. In PostgreSQL alone. */
@Injectable()
export class SharedRunEventsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes events of one run, where nobody else has taken it since the epoch. Its state is the caller's to know: the
   * same transaction may have ended it. @returns whether it did.
   */
  async insert(events: readonly RunEvent[], epoch: number): Promise<boolean> {
    const { numAffectedRows } = await sql`
      insert into run_event (run_id, seq, chunk)
      select run_id, seq, chunk from ${rowsOf(events)} join run on run.id = run_id and run.lease_epoch = ${epoch}
    `.execute(this.database.write);
    return numAffectedRows === BigInt(events.length);
  }

  /**
   * Writes, in one statement, the events of those runs that are held in the epoch that is shown for them, and keeps
   * their leases from changing hands until that is durable. @returns these runs.
   */
  async insertHeld(events: readonly RunEvent[], epochs: ReadonlyMap<string, number>): Promise<Set<string>> {
    const { rows } = await sql<{ id: string }>`
      with held as materialized (
        select id from run
        join unnest(${[...epochs.keys()]}::text[], ${[...epochs.values()]}::integer[]) as shown(run_id, epoch)
          on shown.run_id = run.id and shown.epoch = run.lease_epoch
        where state = 'running' order by id for share of run),
      written as (
        insert into run_event (run_id, seq, chunk)
        select run_id, seq, chunk from ${rowsOf(events)} join held on held.id = run_id)
      select id from held`.execute(this.database.write);
    return new Set(rows.map(({ id }) => id));
  }

  /** How far the logs of these runs have come; of those that are not kept any more, that alone. */
  async ends(runIds: readonly string[]): Promise<Map<string, LogEnd & { isExpired: boolean }>> {
    const { rows } = await sql<LogEnd & { id: string; isExpired: boolean }>`
      select id, lease_epoch as epoch, coalesce((select max(seq) from run_event where run_id = id), 0) as seq,
        log_state <> 0 as "isExpired"
      from run where id = any(${runIds})
    `.execute(this.database.query);
    return new Map(rows.map(({ id, ...end }) => [id, end]));
  }
}

function rowsOf(events: readonly RunEvent[]) {
  const [ids, numbers, chunks] = [
    events.map(({ runId }) => runId),
    events.map(({ seq }) => seq),
    events.map(({ chunk }) => chunk),
  ];
  return sql`unnest(${ids}::text[], ${numbers}::integer[], ${chunks}::text[]) as event(run_id, seq, chunk)`;
}
