import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { type RunEvent } from './run-event.js';

/** Writes the logs of runs that any process may be making. In PostgreSQL alone. */
@Injectable()
export class SharedRunEventsRepository {
  constructor(private readonly database: Database) {}

  /** Writes events, in one statement. */
  async insert(events: readonly RunEvent[]): Promise<void> {
    await sql`
      insert into run_event (run_id, seq, chunk) select run_id, seq, chunk from ${rowsOf(events)}
    `.execute(this.database.write);
  }

  /**
   * Writes, in one statement, the events of those runs that `owner` is making, and keeps their leases from changing
   * hands until that is durable. @returns these runs.
   */
  async insertHeld(events: readonly RunEvent[], owner: string): Promise<Set<string>> {
    const ids = [...new Set(events.map(({ runId }) => runId))];
    const { rows } = await sql<{ id: string }>`
      with held as materialized (
        select id from run where id = any(${ids}) and state = 'running' and lease_owner = ${owner}
        order by id for share),
      written as (
        insert into run_event (run_id, seq, chunk)
        select run_id, seq, chunk from ${rowsOf(events)} join held on held.id = run_id)
      select id from held`.execute(this.database.write);
    return new Set(rows.map(({ id }) => id));
  }

  /** The number of the last event of each of these runs; those that have none are left out. */
  async lastSeqs(runIds: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await sql<{ id: string; seq: number | null }>`
      select id, (select max(seq) from run_event where run_id = id) as seq from unnest(${runIds}::text[]) as asked(id)
    `.execute(this.database.query);
    return new Map(rows.flatMap(({ id, seq }) => (seq === null ? [] : [[id, seq] as const])));
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
