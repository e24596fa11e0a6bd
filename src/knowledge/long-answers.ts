import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { OverloadedError } from '../http/overloaded.error.js';

/** One of the longest texts takes some hundred megabytes on its way; of two, a small machine has room. */
export const AT_ONCE = 2;
/** How long whoever comes waits for a turn. */
export const WAIT_MS = 30_000;
/** How long a turn is had at most: who reads slowly holds the text, and keeps nobody else from his. */
export const TURN_MS = 60_000;

/** Has the answers with long texts take turns, in the order in which they were asked for. */
@Injectable()
export class LongAnswers {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  /**
   * Waits for a turn.
   * @returns what ends it; a second time it does nothing.
   * @throws OverloadedError where none comes in time.
   */
  async enter(): Promise<() => void> {
    if (this.underWay >= AT_ONCE) await this.turn();
    else this.underWay += 1;
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      callOff();
      this.leave();
    };
    const callOff = this.scheduler.after(TURN_MS, end);
    return end;
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        callOff();
        resolve();
      };
      const callOff = this.scheduler.after(WAIT_MS, () => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        reject(new OverloadedError());
      });
      this.waiting.push(enter);
    });
  }

  /** Whoever waits first has the place of the one who leaves. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.underWay -= 1;
  }
}
