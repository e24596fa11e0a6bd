import { type RunEvent } from './run-event.js';

/** A queue of batches between whoever appends to a run and one who follows it. */
export class Follower {
  private batches: (readonly RunEvent[])[] = [];
  private wake: (() => void) | undefined;
  private failure: { reason: unknown } | undefined;

  /** @param signal ends all waiting when it aborts. */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.wake?.(), { once: true });
  }

  push(events: readonly RunEvent[]): void {
    this.batches.push(events);
    this.wake?.();
  }

  /** Nothing more comes. */
  fail(reason: unknown): void {
    this.failure ??= { reason };
    this.wake?.();
  }

  /**
   * Everything pushed since the last call; waits for the first of it. Nothing once the signal aborts.
   * @throws the reason why nothing more comes, once everything is taken.
   */
  async take(): Promise<readonly RunEvent[]> {
    if (this.batches.length === 0 && !this.failure && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.batches.length === 0 && this.failure) throw this.failure.reason;
    const [first = [], ...others] = this.batches;
    this.batches = [];
    return others.length === 0 ? first : [...first, ...others.flat()];
  }
}
