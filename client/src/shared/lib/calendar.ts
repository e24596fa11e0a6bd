import { calendarTexts } from '../texts/en/calendar.js';
import { language, localeOf } from '../texts/language.js';

const DAY_MS = 24 * 60 * 60 * 1000;

type Style = Readonly<Intl.DateTimeFormatOptions>;

const TIME: Style = { hour: 'numeric', minute: '2-digit' };
const DAY: Style = { weekday: 'long', day: 'numeric', month: 'long' };
const FULL: Style = { dateStyle: 'full', timeStyle: 'short' };

/** By style, then by place: a format costs a lot to make, and a list of messages asks for many. */
const formats = new Map<Style, Map<string, Intl.DateTimeFormat>>();

function format(date: Date, style: Style): string {
  const locale = localeOf(language.get());
  const made = formats.get(style) ?? new Map<string, Intl.DateTimeFormat>();
  const own = made.get(locale) ?? new Intl.DateTimeFormat(locale, style);
  formats.set(style, made.set(locale, own));
  return own.format(date);
}

export const formatTime = (date: Date): string => format(date, TIME);

export const formatFull = (date: Date): string => format(date, FULL);

/** How many midnights lie between `date` and `now`, in the reader's own time zone. */
export function daysAgo(date: Date, now: Date): number {
  const start = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  // Rounded, as a day on which the clocks change has 23 or 25 hours.
  return Math.round((start(now) - start(date)) / DAY_MS);
}

export function formatDay(date: Date, now: Date): string {
  const days = daysAgo(date, now);
  if (days <= 0) return calendarTexts.get().today;
  if (days === 1) return calendarTexts.get().yesterday;
  return format(date, DAY);
}

/** A moment within a sentence: the day only where it is another. */
export function formatMoment(date: Date, now: Date): string {
  const t = calendarTexts.get();
  const days = daysAgo(date, now);
  const time = formatTime(date);
  if (days === 0) return t.atTime({ time });
  return days === 1 ? t.yesterdayAt({ time }) : t.onDayAt({ day: format(date, DAY), time });
}
