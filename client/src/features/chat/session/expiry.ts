import { language, localeOf } from '../../../shared/texts/language.js';

const MINUTE_MS = 60_000;
/** How long before its end a conversation says so, at the most. */
const LONGEST_WARNING_MS = 5 * MINUTE_MS;
/** And of one that does not last long: in the last part of its time. */
const PART = 4;

/** From when on the reader is told that a conversation will expire. @param lifeMs how long it lasts without a message. */
export function warnsFrom(expiresAtMs: number, lifeMs: number): number {
  return expiresAtMs - Math.min(LONGEST_WARNING_MS, lifeMs / PART);
}

/** A length of time in words, to the nearest whole unit. */
export function inWords(durationMs: number): string {
  const minutes = Math.max(1, Math.round(durationMs / MINUTE_MS));
  const units = [
    ['day', 24 * 60],
    ['hour', 60],
    ['minute', 1],
  ] as const;
  const [unit, size] = units.find(([, length]) => minutes >= length) ?? units[2];
  const format = new Intl.NumberFormat(localeOf(language.get()), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
  return format.format(minutes / size);
}
