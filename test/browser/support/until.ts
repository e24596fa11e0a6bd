import { setTimeout as wait } from 'node:timers/promises';

const LIMIT_MS = 10_000;
const STEP_MS = 15;

/** Waits for a condition, and fails with `what` when it does not come. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It never came to this: ${what}.`);
    await wait(STEP_MS);
  }
}
