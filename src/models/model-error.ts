import { DomainError, type DomainErrorKind } from '../common/domain-error.js';

/** What can go wrong between us and a model. The codes are stable and appear in `error` chunks and problem documents. */
export type ModelErrorCode =
  | 'model_authentication_failed'
  | 'model_not_found'
  | 'model_rate_limited'
  | 'model_rejected_request'
  | 'model_context_too_long'
  | 'model_failed'
  | 'model_unreachable'
  | 'model_stream_cut'
  | 'model_answer_unreadable'
  | 'model_said_nothing'
  | 'model_refused_content'
  | 'model_timeout'
  | 'model_first_token_timeout'
  | 'model_silence_timeout'
  | 'model_unavailable';

const kinds: Record<ModelErrorCode, DomainErrorKind> = {
  model_authentication_failed: 'upstream-failed',
  model_not_found: 'upstream-failed',
  model_rate_limited: 'rate-limited',
  model_rejected_request: 'upstream-failed',
  model_context_too_long: 'invalid',
  model_failed: 'upstream-failed',
  model_unreachable: 'upstream-failed',
  model_stream_cut: 'upstream-failed',
  model_answer_unreadable: 'upstream-failed',
  model_said_nothing: 'upstream-failed',
  model_refused_content: 'invalid',
  model_timeout: 'upstream-timeout',
  model_first_token_timeout: 'upstream-timeout',
  model_silence_timeout: 'upstream-timeout',
  model_unavailable: 'unavailable',
};

/** A call to a model that brought no complete answer. The detail is fit for an end user and holds no secret. */
export class ModelError extends DomainError {
  declare readonly code: ModelErrorCode;
  /** What the model can read, where it refused a prompt as too long and said so. */
  readonly limitTokens: number | undefined;

  constructor(
    code: ModelErrorCode,
    detail: string,
    options: {
      retryAfterSeconds?: number | undefined;
      limitTokens?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(kinds[code], code, detail, options);
    this.limitTokens = options.limitTokens;
  }
}
