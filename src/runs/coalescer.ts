import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';

/** Text that arrives within this time is one event: a screen shows no more, and the log has a fraction of the rows. */
export const COALESCE_MS = 25;

/** One tick for all running replies, so that what they flush goes into one group commit. Idle, it holds no timer. */
@Injectable()
export class Coalescer {
  private due = new Set<() => void>();

  constructor(private readonly scheduler: Scheduler) {}

  /** Runs `flush` at the next tick. */
  schedule(flush: () => void): void {
    if (this.due.size === 0) {
      this.scheduler.after(COALESCE_MS, () => {
        this.tick();
      });
    }
    this.due.add(flush);
  }

  private tick(): void {
    const due = this.due;
    this.due = new Set();
    for (const flush of due) flush();
  }
}
