import { type Alarm, Scheduler } from '../scheduler.js';

/** A scheduler whose time the test moves. */
export class ManualScheduler extends Scheduler {
  private nowMs = 0;
  private entries: { dueMs: number; everyMs: number | undefined; action: () => void }[] = [];

  override after(delayMs: number, action: () => void): () => void {
    return this.add({ dueMs: this.nowMs + delayMs, everyMs: undefined, action });
  }

  override every(intervalMs: number, action: () => void): () => void {
    return this.add({ dueMs: this.nowMs + intervalMs, everyMs: intervalMs, action });
  }

  override alarm(delayMs: number, action: () => void): Alarm {
    let rest = (): void => undefined;
    const set = (): void => {
      rest();
      rest = this.after(delayMs, action);
    };
    const stop = (): void => {
      rest();
    };
    return { set, rest: stop, end: stop };
  }

  /** Runs what is due within the next `durationMs`, in order. */
  advance(durationMs: number): void {
    const endMs = this.nowMs + durationMs;
    for (;;) {
      const [next] = this.entries.filter((entry) => entry.dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs);
      if (!next) break;
      this.nowMs = next.dueMs;
      if (next.everyMs === undefined) this.entries = this.entries.filter((entry) => entry !== next);
      else next.dueMs += next.everyMs;
      next.action();
    }
    this.nowMs = endMs;
  }

  get pending(): number {
    return this.entries.length;
  }

  private add(entry: (typeof this.entries)[number]): () => void {
    this.entries.push(entry);
    return () => {
      this.entries = this.entries.filter((other) => other !== entry);
    };
  }
}
