import { type Logger } from '@nestjs/common';
import { type Scheduler } from './scheduler.js';

/**
 * Does `work` at an interval, never twice at a time. A failure is logged, and is not the end of it.
 * @returns a function that ends it.
 */
export function repeat(
  scheduler: Scheduler,
  intervalMs: number,
  work: () => Promise<void>,
  logger: Logger,
): () => void {
  let busy = false;
  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      logger.error(error);
    } finally {
      busy = false;
    }
  };
  return scheduler.every(intervalMs, () => void run());
}
