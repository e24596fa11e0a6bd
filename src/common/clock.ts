import { Injectable } from '@nestjs/common';

/** The time of day. Everything that stores or compares a time asks it, so that tests can set it. */
export abstract class Clock {
  /** Milliseconds since the Unix epoch. */
  abstract now(): number;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): number {
    return Date.now();
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
