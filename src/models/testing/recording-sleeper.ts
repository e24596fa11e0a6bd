import { Sleeper } from '../sleeper.js';

/** Sleeps in no time and remembers for how long. */
export class RecordingSleeper extends Sleeper {
  readonly sleptMs: number[] = [];

  override async sleep(durationMs: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.sleptMs.push(durationMs);
    return Promise.resolve();
  }
}
