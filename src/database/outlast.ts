import { setTimeout } from 'node:timers/promises';
import { DatabaseUnavailableError } from './database.errors.js';

/** So long what must not be given up waits for a database that cannot be reached. */
export const OUTAGE_MS = 30_000;
/** Between two attempts. */
const PAUSE_MS = 250;

/**
 * Does work that outlasts the database's being away for a while. It is done anew, and may have come true before it
 * failed, so it has to be repeatable. Not for what a caller waits for: they are better told to come back.
 *
 * @throws what `work` throws; DatabaseUnavailableError once the database was away for too long.
 */
export async function outlast<Result>(
  work: () => Promise<Result>,
  pause: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
  nowMs: () => number = () => performance.now(),
): Promise<Result> {
  let awaySinceMs: number | undefined;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) throw error;
      const now = nowMs();
      awaySinceMs ??= now;
      if (now - awaySinceMs > OUTAGE_MS) throw error;
    }
    await pause(PAUSE_MS);
  }
}
