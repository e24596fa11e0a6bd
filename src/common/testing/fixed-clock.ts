import { Clock } from '../clock.js';

/** A clock that the test sets. */
export class FixedClock extends Clock {
  constructor(public nowMs = Date.UTC(2026, 0, 1)) {
    super();
  }

  override now(): number {
    return this.nowMs;
  }
}
