import { type RunEvent } from './run-event.js';

/** A queue of batches between whoever appends to a run and one who follows it. */
export class Follower {
  private batches: (readonly RunEvent[])[] = [];
  private wake: (() => void) | undefined;

  push(events: readonly RunEvent[]): void {
    this.batches.push(events);
    this.wake?.();
  }

  /** Everything pushed since the last call; waits for the first of it. Nothing once `signal` aborts. */
  async take(signal: AbortSignal): Promise<RunEvent[]> {
    if (this.batches.length === 0 && !signal.aborted) await this.pushed(signal);
    const events = this.batches.flat();
    this.batches = [];
    return events;
  }

  private async pushed(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.wake = undefined;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.wake = done;
      signal.addEventListener('abort', done);
    });
  }
}
