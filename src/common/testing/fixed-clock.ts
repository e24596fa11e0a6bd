import { Clock } from '../clock.js';

/** A clock that the test sets. */
export class FixedClock extends Clock {
  /** By how much the time of day was set since, which is no time that has gone by. */
  setByMs = 0;

  constructor(public nowMs = Date.UTC(2026, 0, 1)) {
    super();
  }

  override now(): number {
    return this.nowMs + this.setByMs;
  }

  override monotonic(): number {
    return this.nowMs;
  }
}
