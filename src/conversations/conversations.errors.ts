import { DomainError, type DomainErrorKind } from '../common/domain-error.js';
import { type Run } from '../runs/run.js';

/** Of failures that the caller can do something about. */
const KINDS: Record<string, DomainErrorKind> = {
  model_timeout: 'upstream-timeout',
  model_first_token_timeout: 'upstream-timeout',
  model_silence_timeout: 'upstream-timeout',
  model_unavailable: 'unavailable',
  model_rate_limited: 'rate-limited',
};

/** A reply that could not be made, told to a caller who waits for the message and not for the stream. */
export class ReplyFailedError extends DomainError {
  constructor(run: Run) {
    const failure = run.error ?? { code: 'internal_error', detail: 'The reply could not be made.' };
    super(KINDS[failure.code] ?? 'upstream-failed', failure.code, failure.detail, {
      members: { run_id: run.id },
      retryAfterSeconds: failure.retry_after_seconds,
    });
  }
}

/** The message was taken out of the queue before its reply was begun. */
export class ReplyWithdrawnError extends DomainError {
  constructor(run: Run) {
    super('conflict', 'message_withdrawn', 'The message was withdrawn before its turn.', {
      members: { run_id: run.id },
    });
  }
}

/** The message's turn has come, or it was withdrawn: it cannot be changed any more. */
export class MessageNotQueuedError extends DomainError {
  constructor(run: Run) {
    super(
      'conflict',
      'message_not_queued',
      `The message of run ${run.id} does not wait: the run is ${run.state}`,
      {
        members: { run_id: run.id, run_state: run.state },
      },
    );
  }
}

/** The application lets its users put no files into their conversations. */
export class FilesNotAllowedError extends DomainError {
  constructor() {
    super(
      'forbidden',
      'files_not_allowed',
      'Users of this application may not put files into conversations.',
    );
  }
}

/** The application lets its users choose no model. */
export class ModelChoiceNotAllowedError extends DomainError {
  constructor(fields: readonly string[]) {
    super(
      'forbidden',
      'model_choice_not_allowed',
      'Users of this application may not choose a model, nor how it answers.',
      {
        errors: fields.map((field) => ({
          field: `config.${field}`,
          message: `config.${field} may not be given by users`,
        })),
      },
    );
  }
}
