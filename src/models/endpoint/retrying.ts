import { ModelError, type ModelErrorCode } from '../model-error.js';
import { type Sleeper } from '../sleeper.js';

export interface RetrySchedule {
  /** How long to wait before each further try, in order; as many tries as there are waits, and the first. */
  readonly delaysMs: readonly number[];
  /** A provider that asks for a longer wait than this is not waited for. */
  readonly maxWaitMs: number;
  /** What else may be over a moment later, to who makes this call. */
  readonly alsoPassing?: ModelErrorCode;
}

/** What may be over a moment later. The time for the whole is not among them: it was the caller's. */
const PASSING: ReadonlySet<ModelErrorCode> = new Set<ModelErrorCode>([
  'model_rate_limited',
  'model_failed',
  'model_unreachable',
  'model_stream_cut',
  'model_first_token_timeout',
]);

/**
 * Makes a call, and again after a failure that may pass. `Retry-After` lengthens a wait and never shortens it.
 * @throws what the last try threw; the signal's reason as soon as it aborts.
 */
export async function retrying<Result>(
  call: () => Promise<Result>,
  schedule: RetrySchedule,
  sleeper: Sleeper,
  signal: AbortSignal,
): Promise<Result> {
  for (const delayMs of schedule.delaysMs) {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      const waitMs = waitAfter(error, delayMs, schedule.alsoPassing);
      if (waitMs === undefined || waitMs > schedule.maxWaitMs) throw error;
      await sleeper.sleep(waitMs, signal);
    }
  }
  return call();
}

function waitAfter(error: unknown, delayMs: number, also?: ModelErrorCode): number | undefined {
  if (!(error instanceof ModelError)) return undefined;
  if (!PASSING.has(error.code) && error.code !== also) return undefined;
  return Math.max(delayMs, (error.retryAfterSeconds ?? 0) * 1_000);
}
