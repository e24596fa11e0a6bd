import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { NOBODY } from '../database/tables/conversation.table.js';
import { leaseEnd, UNFINISHED } from './leases.repository.js';
import {
  endColumns,
  type EndColumns,
  fromRunRow,
  type RunEnd,
  startColumns,
  type StartColumns,
} from './run-row.js';
import { type EndRequest, type Lease, type Run } from './run.js';

const insertRun = prepare((query, given: StartColumns) =>
  query.insertInto('run').values({
    id: given.id,
    conversation_id: given.conversation_id,
    application_id: given.application_id,
    state: given.state,
    position: given.position,
    user_message_id: given.user_message_id,
    placement: given.placement,
    assistant_message_id: given.assistant_message_id,
    model: given.model,
    previous_head_id: given.previous_head_id,
    lease_owner: given.lease_owner,
    lease_expires_at: leaseEnd(given),
    lease_epoch: given.lease_epoch,
    continues_run_id: given.continues_run_id,
    created_at: given.created_at,
    started_at: given.started_at,
  }),
);

/** Of a conversation that is being erased, nobody finds anything. */
const findRun = prepare((query, given: { id: string }) =>
  query
    .selectFrom('run')
    .innerJoin('conversation', 'conversation.id', 'run.conversation_id')
    .selectAll('run')
    .where('run.id', '=', given.id)
    .where('conversation.application_id', '<>', NOBODY),
);

const findUnfinished = prepare((query, given: { conversationId: string }) =>
  query
    .selectFrom('run')
    .selectAll()
    .where('conversation_id', '=', given.conversationId)
    .where('state', 'in', ['queued', 'running']),
);

const endRunning = prepare((query, given: EndColumns & { id: string; epoch: number }) =>
  query
    .updateTable('run')
    .set({
      state: given.state,
      error: given.error,
      usage: given.usage,
      ended_at: given.ended_at,
      lease_owner: null,
      lease_expires_at: null,
    })
    .where('id', '=', given.id)
    .where('state', '=', 'running')
    .where('lease_epoch', '=', given.epoch)
    .returning('end_requested'),
);

@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  async insert(run: Run, lease: Lease | null): Promise<void> {
    await this.database.run(insertRun, startColumns(run, lease));
  }

  async find(id: string): Promise<Run | undefined> {
    const row = await this.database.first(findRun, { id });
    return row && fromRunRow(row);
  }

  /** Those running or queued, in the order in which they are answered. */
  async unfinished(conversationId: string): Promise<Run[]> {
    const rows = await this.database.all(findUnfinished, { conversationId });
    return rows.map(fromRunRow).sort(byTurn);
  }

  /** By their conversations. */
  async runningIn(conversationIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query
      .selectFrom('run')
      .select(['conversation_id', 'id'])
      .where('conversation_id', 'in', conversationIds)
      .where('state', '=', 'running')
      .execute();
    return new Map(rows.map((row) => [row.conversation_id, row.id]));
  }

  /** All runs of a conversation that are left, or some of them. */
  async idsOf(conversationId: string, limit?: number): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Deletes a run with all that is left of it. */
  async delete(id: string): Promise<void> {
    await this.database.write.deleteFrom('run').where('id', '=', id).execute();
  }

  async conversationsWithQueue(): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('conversation_id')
      .distinct()
      .where('state', 'in', UNFINISHED)
      .where('state', '=', 'queued')
      // Nor has anything that waits a lease, which is what the index is by.
      .where('lease_expires_at', 'is', null)
      .execute();
    return rows.map((row) => row.conversation_id);
  }

  async start(run: Run, lease: Lease): Promise<void> {
    await this.database.write
      .updateTable('run')
      .set({
        state: 'running',
        model: run.model,
        previous_head_id: run.previousHeadId,
        lease_owner: lease.owner,
        lease_expires_at: leaseEnd(lease),
        lease_epoch: run.epoch,
        started_at: run.startedAt,
      })
      .where('id', '=', run.id)
      .where('state', '=', 'queued')
      .execute();
  }

  /** Ends a run that is held in `epoch`. @returns undefined when it is not any more. */
  async end(
    id: string,
    epoch: number,
    end: RunEnd,
  ): Promise<{ endRequested: EndRequest | null } | undefined> {
    const [row] = await this.database.runReturning(endRunning, { ...endColumns(end), id, epoch });
    return row && { endRequested: row.end_requested };
  }

  /** Ends a run that has not started. @returns false when it has. */
  async endQueued(id: string, end: RunEnd): Promise<boolean> {
    const result = await this.database.write
      .updateTable('run')
      .set({ ...endColumns(end), lease_owner: null, lease_expires_at: null })
      .where('id', '=', id)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async requestedEnd(id: string): Promise<EndRequest | null> {
    const row = await this.database.query
      .selectFrom('run')
      .select('end_requested')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.end_requested ?? null;
  }

  async requestEnd(id: string, request: EndRequest): Promise<void> {
    await this.database.write
      .updateTable('run')
      .set({ end_requested: request })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  }
}

/** What runs goes before what waits. */
function byTurn(a: Run, b: Run): number {
  if (a.state !== b.state) return a.state === 'running' ? -1 : 1;
  return a.position - b.position;
}
