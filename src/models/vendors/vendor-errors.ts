import { isRecord } from '../../common/is-record.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { type ProviderProblem, readProblemText } from '../endpoint/provider-problem.js';
import { ModelError } from '../model-error.js';

const MAX_CAUSES = 5;

/** A refusal by status, which the next call may do better by. */
export interface VendorRefusal {
  readonly status: number;
  readonly problem: ProviderProblem;
  readonly error: ModelError;
}

/** @returns undefined where the client of a vendor threw no refusal, but something else. */
export function readVendorRefusal(errors: ProviderErrors, thrown: unknown): VendorRefusal | undefined {
  if (findOwnError(thrown) || !isRecord(thrown) || typeof thrown.statusCode !== 'number') return undefined;
  const { statusCode: status, responseHeaders, responseBody, message } = thrown;
  const retryAfter = isRecord(responseHeaders) ? responseHeaders['retry-after'] : undefined;
  const problem = readProblemText(typeof responseBody === 'string' ? responseBody : String(message));
  const header = typeof retryAfter === 'string' ? retryAfter : undefined;
  // A success whose first event is an error has its body's status, or none that says so.
  const error = status < 400 ? errors.ofAnswer(thrown) : errors.ofRefusal(status, header, problem);
  return { status, problem, error };
}

/** What the client of a vendor threw, or says in the middle of an answer, as our own. */
export function toModelError(errors: ProviderErrors, thrown: unknown): ModelError {
  const refusal = readVendorRefusal(errors, thrown);
  if (refusal) return refusal.error;
  const own = findOwnError(thrown);
  if (own) return own;
  if (!isRecord(thrown)) return errors.ofAnswer(thrown);
  if (thrown.name === 'AI_JSONParseError') {
    const text = typeof thrown.text === 'string' ? thrown.text : '';
    return errors.unreadable('an event that is no JSON object', text);
  }
  if (thrown.name === 'AI_TypeValidationError') return errors.ofAnswer(thrown.value);
  return errors.ofAnswer(isRecord(thrown.data) ? thrown.data : thrown);
}

/** The clients wrap what comes from the connection, which is told as our own already. */
export function findOwnError(thrown: unknown): ModelError | undefined {
  let cause = thrown;
  for (let depth = 0; depth < MAX_CAUSES && isRecord(cause); depth += 1) {
    if (cause instanceof ModelError) return cause;
    ({ cause } = cause);
  }
  return undefined;
}
