import { type RunTable } from '../database/tables/run.table.js';
import { type Run, type RunFailure, type RunUsage } from './run.js';

export function fromRunRow(row: RunTable): Run {
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
    error: row.error === null ? null : (JSON.parse(row.error) as RunFailure),
    usage: row.usage === null ? null : (JSON.parse(row.usage) as RunUsage),
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
