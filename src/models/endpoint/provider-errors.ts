import { type Clock } from '../../common/clock.js';
import { isRecord } from '../../common/is-record.js';
import { ModelError, type ModelErrorCode } from '../model-error.js';
import { readLimit } from '../limits/read-limit.js';
import { classifyProblem } from './classify-problem.js';
import { type ProviderProblem, readProblem } from './provider-problem.js';
import { readRetryAfterSeconds } from './retry-after.js';
import { toSafeText } from './safe-text.js';

const TIMEOUTS = new Set(['ETIMEDOUT']);

const NOTHING_SAID = {
  thoughts: 'The model thought about it, and then gave no answer.',
  tool: 'The model gave no answer: it asked for a tool, though none was offered.',
  nothing: 'The model gave an empty answer.',
};

/** Puts what goes wrong with one endpoint into words that are safe for an end user. */
export class ProviderErrors {
  /** @param secrets what we sent, which a provider may repeat. */
  constructor(
    private readonly model: string,
    private readonly secrets: readonly (string | undefined)[],
    private readonly clock: Clock,
  ) {}

  /** For a response that is not a success. */
  ofRefusal(status: number, retryAfter: string | undefined, problem: ProviderProblem): ModelError {
    const code = classifyProblem(status, problem);
    const retryAfterSeconds =
      readRetryAfterSeconds(retryAfter, this.clock.now()) ?? problem.retryAfterSeconds;
    return new ModelError(code, this.describe(code, ` (HTTP ${status})`, problem), {
      retryAfterSeconds,
      limitTokens: limitOf(code, problem),
    });
  }

  /** For an error object inside an answer that began as a success. */
  ofAnswer(error: unknown): ModelError {
    const problem = readProblem(error);
    const code = classifyProblem(undefined, problem);
    const limitTokens = limitOf(code, problem);
    return new ModelError(code, this.describe(code, '', problem), { limitTokens });
  }

  /** For a call that brought no response. @param cause what the system says of the connection. */
  ofFailedCall(cause: unknown): ModelError {
    const reason = codeOf(cause);
    if (reason !== undefined && TIMEOUTS.has(reason)) {
      return new ModelError('model_timeout', 'The model provider did not answer in time.', { cause });
    }
    const suffix = reason === undefined ? '' : ` (${reason})`;
    return new ModelError('model_unreachable', `The model provider cannot be reached${suffix}.`, { cause });
  }

  /** For an answer whose connection broke. */
  ofBrokenStream(cause: unknown): ModelError {
    const reason = codeOf(cause);
    if (reason === undefined || !TIMEOUTS.has(reason)) return this.cut(cause);
    return new ModelError('model_timeout', 'The model provider fell silent in the middle of its answer.', {
      cause,
    });
  }

  cut(cause?: unknown): ModelError {
    return new ModelError(
      'model_stream_cut',
      'The model provider broke off before its answer was complete.',
      {
        cause,
      },
    );
  }

  /** For an answer that says itself that it was broken off. */
  brokeOff(): ModelError {
    return new ModelError('model_failed', 'The model provider failed in the middle of its answer.');
  }

  /** For an answer without a word. @param instead what came in its place. */
  saidNothing(instead: 'thoughts' | 'tool' | undefined): ModelError {
    return new ModelError('model_said_nothing', NOTHING_SAID[instead ?? 'nothing']);
  }

  /** @param excerpt the beginning of what was not understood, if that helps. */
  unreadable(what: string, excerpt = ''): ModelError {
    const text = toSafeText(excerpt, ...this.secrets);
    const detail = `The model provider answered with ${what}${text === '' ? '.' : `: ${text}`}`;
    return new ModelError('model_answer_unreadable', detail);
  }

  private describe(code: ModelErrorCode, status: string, { message }: ProviderProblem): string {
    const text = toSafeText(message ?? '', ...this.secrets);
    return `${this.leadOf(code)}${status}${text === '' ? '.' : `: ${text}`}`;
  }

  private leadOf(code: ModelErrorCode): string {
    switch (code) {
      case 'model_authentication_failed':
        return "The model provider refused the server's credentials";
      case 'model_not_found':
        return `The model provider has no model "${toSafeText(this.model, ...this.secrets)}" at its address`;
      case 'model_rate_limited':
        return 'The model provider is limiting requests';
      case 'model_context_too_long':
        return 'The conversation is longer than the model can read';
      case 'model_refused_content':
        return 'The model provider does not answer this content';
      case 'model_rejected_request':
        return 'The model provider rejected the request';
      default:
        return 'The model provider failed';
    }
  }
}

function limitOf(code: ModelErrorCode, { words }: ProviderProblem): number | undefined {
  return code === 'model_context_too_long' ? readLimit(words) : undefined;
}

function codeOf(cause: unknown): string | undefined {
  return isRecord(cause) && typeof cause.code === 'string' ? cause.code : undefined;
}
