import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';

/** Lets time pass. Whatever paces itself asks it, so that tests need not wait. */
export abstract class Sleeper {
  /** @throws the signal's reason, as soon as it aborts. */
  abstract sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

@Injectable()
export class TimerSleeper extends Sleeper {
  override async sleep(durationMs: number, signal: AbortSignal): Promise<void> {
    try {
      await sleep(durationMs, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }
}
