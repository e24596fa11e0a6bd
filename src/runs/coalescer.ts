import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';

/** Text that arrives within this time is one event: a screen shows no more, and the log has a fraction of the rows. */
export const COALESCE_MS = 25;
/** However many replies are made: beyond this, text would come in jerks. */
const MAX_COALESCE_MS = 100;
/** What one reply's event costs is taken to be a third of this, so that events leave the process time for the rest. */
const MS_PER_REPLY = 0.1;

/**
 * One tick for all running replies, so that what they flush goes into one group commit. With hundreds of them it comes
 * more rarely: their events are fewer and larger then, and cost less in all. Idle, it holds no timer.
 */
@Injectable()
export class Coalescer {
  private due = new Set<() => void>();
  private lastSize = 0;

  constructor(private readonly scheduler: Scheduler) {}

  /** Runs `flush` at the next tick. */
  schedule(flush: () => void): void {
    if (this.due.size === 0) {
      this.scheduler.after(this.delayMs(), () => {
        this.tick();
      });
    }
    this.due.add(flush);
  }

  private delayMs(): number {
    return Math.min(Math.max(COALESCE_MS, this.lastSize * MS_PER_REPLY), MAX_COALESCE_MS);
  }

  private tick(): void {
    const due = this.due;
    this.due = new Set();
    this.lastSize = due.size;
    for (const flush of due) flush();
  }
}
