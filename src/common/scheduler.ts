import { Injectable } from '@nestjs/common';

/** What is done unless it is called off, or put off, in time; again and again, for less than a timer each time costs. */
export interface Alarm {
  /** Has it done after its time, which begins now. */
  set(): void;
  /** Calls it off, until it is set again. */
  rest(): void;
  /** Calls it off for good. */
  end(): void;
}

/** Runs things later. Everything that waits asks it, so that tests need not. */
export abstract class Scheduler {
  /** @returns a function that calls it off. */
  abstract after(delayMs: number, action: () => void): () => void;
  /** @returns a function that ends it. */
  abstract every(intervalMs: number, action: () => void): () => void;
  /** @returns an alarm that is not set yet. */
  abstract alarm(delayMs: number, action: () => void): Alarm;
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

  override alarm(delayMs: number, action: () => void): Alarm {
    return new TimerAlarm(delayMs, action);
  }
}

/** One timer, which runs on while the alarm rests: to begin it anew is all that setting the alarm takes. */
class TimerAlarm implements Alarm {
  private isSet = false;
  private timer: NodeJS.Timeout | undefined;

  private readonly ring = (): void => {
    if (!this.isSet) return;
    this.rest();
    this.action();
  };

  constructor(
    private readonly delayMs: number,
    private readonly action: () => void,
  ) {}

  set(): void {
    this.isSet = true;
    if (this.timer) this.timer.refresh();
    else this.timer = setTimeout(this.ring, this.delayMs).unref();
  }

  rest(): void {
    this.isSet = false;
  }

  end(): void {
    this.rest();
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
