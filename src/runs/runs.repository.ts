import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';
import { type RunTable } from '../database/tables/run.table.js';
import { type Run, type RunFailure, type RunUsage, type TerminalRunState } from './run.js';

export interface Lease {
  owner: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** What may be asked of a run that is being made: to stop, or to stop and leave the history. */
export type EndRequest = 'cancel' | 'rollback';

export interface RunEnd {
  state: TerminalRunState;
  error: RunFailure | null;
  usage: RunUsage | null;
  /** Epoch milliseconds. */
  endedAt: number;
}

@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  async insert(run: Run, lease: Lease | null): Promise<void> {
    await this.database.write
      .insertInto('run')
      .values({
        id: run.id,
        conversation_id: run.conversationId,
        application_id: run.applicationId,
        state: run.state,
        position: run.position,
        user_message_id: run.userMessageId,
        placement: run.placement,
        assistant_message_id: run.assistantMessageId,
        model: run.model,
        previous_head_id: run.previousHeadId,
        lease_owner: lease?.owner ?? null,
        lease_expires_at: lease?.expiresAt ?? null,
        created_at: run.createdAt,
        started_at: run.startedAt,
      })
      .execute();
  }

  async find(id: string): Promise<Run | undefined> {
    const row = await this.database.query
      .selectFrom('run')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && fromRow(row);
  }

  /** Those running or queued, in the order in which they are answered. */
  async unfinished(conversationId: string): Promise<Run[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('state', 'in', ['queued', 'running'])
      .execute();
    return rows.map(fromRow).sort(byTurn);
  }

  async conversationsWithQueue(): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('conversation_id')
      .distinct()
      .where('state', '=', 'queued')
      .execute();
    return rows.map((row) => row.conversation_id);
  }

  async start(run: Run, lease: Lease): Promise<void> {
    await this.database.write
      .updateTable('run')
      .set({
        state: 'running',
        previous_head_id: run.previousHeadId,
        lease_owner: lease.owner,
        lease_expires_at: lease.expiresAt,
        started_at: run.startedAt,
      })
      .where('id', '=', run.id)
      .where('state', '=', 'queued')
      .execute();
  }

  async insertManifest(runId: string, manifest: JsonObject): Promise<void> {
    const row = { run_id: runId, manifest: JSON.stringify(manifest) };
    await this.database.write.insertInto('run_manifest').values(row).execute();
  }

  async findManifest(runId: string): Promise<JsonObject | null> {
    const row = await this.database.query
      .selectFrom('run_manifest')
      .select('manifest')
      .where('run_id', '=', runId)
      .executeTakeFirst();
    return row ? (JSON.parse(row.manifest) as JsonObject) : null;
  }

  /** Ends a run that `owner` holds. @returns undefined when it does not hold it any more. */
  async end(
    id: string,
    owner: string,
    end: RunEnd,
  ): Promise<{ endRequested: EndRequest | null } | undefined> {
    const row = await this.database.write
      .updateTable('run')
      .set(endColumns(end))
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('lease_owner', '=', owner)
      .returning('end_requested')
      .executeTakeFirst();
    return row && { endRequested: row.end_requested };
  }

  /** Ends a run that has not started. @returns false when it has. */
  async endQueued(id: string, end: RunEnd): Promise<boolean> {
    const result = await this.database.write
      .updateTable('run')
      .set(endColumns(end))
      .where('id', '=', id)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async requestEnd(id: string, request: EndRequest): Promise<void> {
    await this.database.write
      .updateTable('run')
      .set({ end_requested: request })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  }

  /** @returns those still held, and whether their end was asked for. */
  async renewLeases(
    ids: readonly string[],
    lease: Lease,
  ): Promise<{ id: string; endRequested: EndRequest | null }[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set({ lease_expires_at: lease.expiresAt })
      .where('id', 'in', ids)
      .where('state', '=', 'running')
      .where('lease_owner', '=', lease.owner)
      .returning(['id', 'end_requested'])
      .execute();
    return rows.map((row) => ({ id: row.id, endRequested: row.end_requested }));
  }

  async hasExpired(now: number): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('run')
      .select('id')
      .where('state', '=', 'running')
      .where('lease_expires_at', '<', now)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Takes over the runs whose lease is over. @returns them. */
  async takeExpired(now: number, lease: Lease): Promise<Run[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set({ lease_owner: lease.owner, lease_expires_at: lease.expiresAt })
      .where('state', '=', 'running')
      .where('lease_expires_at', '<', now)
      .returningAll()
      .execute();
    return rows.map(fromRow);
  }
}

/** What runs goes before what waits. */
function byTurn(a: Run, b: Run): number {
  if (a.state !== b.state) return a.state === 'running' ? -1 : 1;
  return a.position - b.position;
}

function endColumns(end: RunEnd): Partial<RunTable> {
  return {
    state: end.state,
    error: end.error && JSON.stringify(end.error),
    usage: end.usage && JSON.stringify(end.usage),
    ended_at: end.endedAt,
    lease_owner: null,
    lease_expires_at: null,
  };
}

function fromRow(row: Selectable<RunTable>): Run {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    applicationId: row.application_id,
    state: row.state,
    position: row.position,
    userMessageId: row.user_message_id,
    placement: row.placement,
    previousHeadId: row.previous_head_id,
    assistantMessageId: row.assistant_message_id,
    model: row.model,
    error: row.error === null ? null : (JSON.parse(row.error) as RunFailure),
    usage: row.usage === null ? null : (JSON.parse(row.usage) as RunUsage),
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
