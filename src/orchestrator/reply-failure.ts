import { type Logger } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { RunCancelledError, RunInterruptedError } from '../runs/runs.errors.js';
import { type ReplyOutcome } from './reply-metadata.js';

const NOTHING = { finishReason: null, usage: null };

/** How a reply ends that nobody wants any more. */
export const CANCELLED: ReplyOutcome = { ...NOTHING, state: 'cancelled', error: null };

/** How a reply ends whose process is gone, where nobody goes on with it. */
export const ABANDONED: ReplyOutcome = {
  ...NOTHING,
  state: 'interrupted',
  error: { code: 'run_interrupted', detail: 'The reply was interrupted before it was complete.' },
};

/** How a reply ends that could not be made. @param signal its reason goes before the error. */
export function failureOf(error: unknown, signal: AbortSignal, logger: Logger): ReplyOutcome {
  const reason: unknown = signal.aborted ? signal.reason : error;
  if (reason instanceof RunCancelledError) return CANCELLED;
  if (reason instanceof RunInterruptedError) {
    return { ...NOTHING, state: 'interrupted', error: { code: 'run_interrupted', detail: reason.message } };
  }
  if (reason instanceof DomainError) {
    const { code, message: detail, retryAfterSeconds: seconds } = reason;
    const failure = { code, detail, ...(seconds !== undefined && { retry_after_seconds: seconds }) };
    return { ...NOTHING, state: 'failed', error: failure };
  }
  logger.error(reason);
  const detail = 'The reply could not be made. The cause is in the log of the server.';
  return { ...NOTHING, state: 'failed', error: { code: 'internal_error', detail } };
}
