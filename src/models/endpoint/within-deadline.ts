import { CallDeadline } from '../call-deadline.js';

/**
 * Does `work` under a signal that ends it when the caller gives up or the time is over.
 * @throws the caller's reason or a `model_timeout`, whatever `work` makes of its signal.
 */
export async function withinDeadline<Result>(
  caller: AbortSignal,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new CallDeadline(caller, timeoutMs);
  try {
    deadline.signal.throwIfAborted();
    return await work(deadline.signal);
  } catch (error) {
    deadline.signal.throwIfAborted();
    throw error;
  } finally {
    deadline.release();
  }
}
