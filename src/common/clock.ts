import { Injectable } from '@nestjs/common';

/** Everything that stores or compares a time asks it, so that tests can set it. */
export abstract class Clock {
  /** The time of day, in milliseconds since the Unix epoch. It may be set, also back. */
  abstract now(): number;

  /** Whole milliseconds since some moment, which only ever go on: how long something takes, or is to wait, in this process. */
  abstract monotonic(): number;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): number {
    return Date.now();
  }

  override monotonic(): number {
    return Math.floor(performance.now());
  }
}

/** RFC 3339 in UTC, as every timestamp of the API is written. */
export function toTimestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** The day in UTC, such as `2026-01-31`. */
export function toDay(epochMs: number): string {
  return toTimestamp(epochMs).slice(0, 10);
}
