const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** Of the day 0, in the two ways in which workbooks count. */
const EPOCHS_MS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
/** Hours, minutes or seconds beyond those of a day, an hour or a minute. */
const ELAPSED = /\[(h|m|s)\1*\]/i;

const monthNames = {
  short: new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }),
};

/**
 * How a number is shown by a format of dates or times, in days: days as in ISO 8601, months of no year by their names.
 *
 * @param signs what of the format is not text to be written as it is, without what stands in brackets.
 */
export function cellDate(
  format: string,
  signs: string,
  epoch: 1900 | 1904,
): ((number: number) => string) | undefined {
  const unit = ELAPSED.exec(format)?.[1]?.toLowerCase();
  if (unit !== undefined) return (number) => elapsed(number, unit, signs);
  if (!/[ymdhs]/i.test(signs)) return undefined;
  return (number) => {
    const date = new Date(EPOCHS_MS[epoch] + Math.round(number * DAY_MS));
    return Number.isNaN(date.getTime()) ? String(number) : dateOf(date, signs, number % 1 !== 0);
  };
}

function dateOf(date: Date, signs: string, hasClock: boolean): string {
  const [day = '', time = ''] = date.toISOString().split('T');
  const has = (letters: RegExp): boolean => letters.test(signs);
  const clock = time.slice(0, 8).replace(/:00$/, '');
  if (has(/d/i)) return has(/[hs]/i) && hasClock ? `${day} ${clock}` : day;
  if (has(/y/i)) return has(/m/i) ? day.replace(/-\d+$/, '') : day.replace(/-.*$/, '');
  if (has(/[hs]/i)) return clock;
  return has(/m{3}/i)
    ? monthNames[has(/m{4}/i) ? 'long' : 'short'].format(date)
    : String(date.getUTCMonth() + 1);
}

/** Such as `40:00` of `[h]:mm`. */
function elapsed(number: number, unit: string, signs: string): string {
  const seconds = Math.round(Math.abs(number) * DAY_SECONDS);
  const two = (part: number): string => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = [
    ...(unit === 'h' && /m/i.test(signs) ? [two(minutes % 60)] : []),
    ...(unit !== 's' && /s/i.test(signs) ? [two(seconds % 60)] : []),
  ];
  const whole = { h: Math.floor(seconds / 3_600), m: minutes, s: seconds }[unit] ?? 0;
  return `${number < 0 ? '-' : ''}${[whole, ...rest].join(':')}`;
}
