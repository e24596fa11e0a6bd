import { type RunRow, type RunTable } from '../database/tables/run.table.js';
import { type Lease, type Run, type RunFailure, type RunUsage, type TerminalRunState } from './run.js';

/** How a run has ended. */
export interface RunEnd {
  state: TerminalRunState;
  error: RunFailure | null;
  usage: RunUsage | null;
  /** Epoch milliseconds. */
  endedAt: number;
}

export type EndColumns = Pick<RunTable, 'state' | 'error' | 'usage' | 'ended_at'>;

/** What the row holds from the start on, and how long its lease is; the rest comes with the end. */
export type StartColumns = Omit<
  RunTable,
  'error' | 'usage' | 'end_requested' | 'ended_at' | 'lease_expires_at' | 'log_state' | 'manifest_state'
> &
  Pick<Lease, 'now'> & { forMs: number | null };

export function fromRunRow(row: RunRow): Run {
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
    epoch: row.lease_epoch,
    continuesRunId: row.continues_run_id,
    isLogExpired: row.log_state !== 0,
    isManifestExpired: row.manifest_state !== 0,
    error: row.error === null ? null : (JSON.parse(row.error) as RunFailure),
    usage: row.usage === null ? null : (JSON.parse(row.usage) as RunUsage),
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

/** @param lease null for a run that waits. */
export function startColumns(run: Run, lease: Lease | null): StartColumns {
  return {
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
    lease_epoch: run.epoch,
    continues_run_id: run.continuesRunId,
    now: lease?.now ?? 0,
    forMs: lease?.forMs ?? null,
    created_at: run.createdAt,
    started_at: run.startedAt,
  };
}

export function endColumns(end: RunEnd): EndColumns {
  return {
    state: end.state,
    error: end.error && JSON.stringify(end.error),
    usage: end.usage && JSON.stringify(end.usage),
    ended_at: end.endedAt,
  };
}
