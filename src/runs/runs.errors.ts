import { DomainError } from '../common/domain-error.js';
import { type Run } from './run.js';

export class RunNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'run_not_found', `Run ${id} not found`);
  }
}

/** The log was kept for as long as its application wants. */
export class RunLogExpiredError extends DomainError {
  /** @param reply where what it came to still is. */
  constructor(runId: string, reply?: Pick<Run, 'conversationId' | 'assistantMessageId'>) {
    const kept = reply
      ? ` Its reply is message ${reply.assistantMessageId} of conversation ${reply.conversationId}.`
      : '';
    const members = reply && {
      conversation_id: reply.conversationId,
      message_id: reply.assistantMessageId,
    };
    super(
      'gone',
      'run_log_expired',
      `The log of run ${runId} was deleted, as it was kept long enough.${kept}`,
      {
        ...(members && { members }),
      },
    );
  }
}

/** The same of what a run sent, and of what was searched for. */
export class ManifestExpiredError extends DomainError {
  constructor(runId: string) {
    super('gone', 'manifest_expired', `What run ${runId} sent was deleted, as it was kept long enough.`);
  }
}

/** The reason a run's signal is aborted with when someone asked for its end. */
export class RunCancelledError extends Error {
  constructor() {
    super('The run was cancelled.');
    this.name = 'RunCancelledError';
  }
}

/** The reason a run's signal is aborted with when this process may not or cannot go on with it. */
export class RunInterruptedError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'RunInterruptedError';
  }
}

/** The reason a run's signal is aborted with when the process ends before the run does. */
export class ServerShutDownError extends RunInterruptedError {
  constructor() {
    super('The server was shut down.');
    this.name = 'ServerShutDownError';
  }
}

/** The process ends, and another, or the next, goes on with the run: whoever reads it there has all of it. */
export class RunHandedOverError extends DomainError {
  constructor(id: string) {
    const detail = `The server is shutting down. Run ${id} goes on when another takes it up.`;
    super('unavailable', 'reply_handed_over', detail, { members: { run_id: id }, retryAfterSeconds: 5 });
  }
}

/** Somebody else makes the run by now, or nobody does. What was to be written is not. */
export class LeaseLostError extends Error {
  constructor(runId: string, epoch: number) {
    super(`Lease ${epoch} of ${runId} is not the present one: the run is another's to write.`);
    this.name = 'LeaseLostError';
  }
}

/** The same key, another body: which of the two was meant cannot be known. */
export class IdempotencyKeyReusedError extends DomainError {
  constructor() {
    super('invalid', 'idempotency_key_reused', 'This Idempotency-Key was used with another body.', {
      errors: [{ field: 'Idempotency-Key', message: 'was used with another body' }],
    });
  }
}
