import { Injectable } from '@nestjs/common';

/** Runs things later. Everything that waits asks it, so that tests need not. */
export abstract class Scheduler {
  /** @returns a function that calls it off. */
  abstract after(delayMs: number, action: () => void): () => void;
  /** @returns a function that ends it. */
  abstract every(intervalMs: number, action: () => void): () => void;
}

/** Timers that do not keep the process alive. */
@Injectable()
export class SystemScheduler extends Scheduler {
  override after(delayMs: number, action: () => void): () => void {
    const timer = setTimeout(action, delayMs).unref();
    return () => {
      clearTimeout(timer);
    };
  }

  override every(intervalMs: number, action: () => void): () => void {
    const timer = setInterval(action, intervalMs).unref();
    return () => {
      clearInterval(timer);
    };
  }
}
