const DAY_MS = 24 * 60 * 60 * 1000;

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

export function formatTime(date: Date): string {
  return timeFormat.format(date);
}

export function formatFull(date: Date): string {
  return fullFormat.format(date);
}

/** How many midnights lie between `date` and `now`, in the reader's own time zone. */
export function daysAgo(date: Date, now: Date): number {
  const start = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  // Rounded, as a day on which the clocks change has 23 or 25 hours.
  return Math.round((start(now) - start(date)) / DAY_MS);
}

export function formatDay(date: Date, now: Date): string {
  const days = daysAgo(date, now);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return dayFormat.format(date);
}

/** A moment within a sentence: the day only where it is another. */
export function formatMoment(date: Date, now: Date): string {
  const days = daysAgo(date, now);
  const time = `at ${timeFormat.format(date)}`;
  if (days === 0) return time;
  return days === 1 ? `yesterday ${time}` : `on ${dayFormat.format(date)} ${time}`;
}
