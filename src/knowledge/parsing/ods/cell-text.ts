import { type DateFormat } from './sheet-styles.js';

const DAY_MS = 86_400_000;
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);

export interface SheetCell {
  /** Such as `date`; undefined for one that is empty. */
  type: string | undefined;
  /** What it comes to, in a form of no language. */
  value: string | undefined;
  /** How it shows a date, where that is known. */
  format: DateFormat | undefined;
  /** What it shows. */
  text: string;
}

/** What a cell says: as it is shown, and dates as in ISO 8601 with what is shown of them. */
export function cellText({ type, value, format, text }: SheetCell): string {
  const shown = text.trim();
  if (type === 'date' && value !== undefined) return dateText(value, format) ?? shown;
  if (shown !== '' || value === undefined) return shown;
  if (type === 'boolean') return value.toUpperCase();
  if (type === 'percentage' && Number.isFinite(Number(value)))
    return `${Number((Number(value) * 100).toPrecision(15))}%`;
  return value;
}

/** Such as `2026-11-26 09:30`. */
function dateText(value: string, format: DateFormat | undefined): string | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?)?/.exec(value);
  const [, day, clock, seconds = ''] = parts ?? [];
  if (day === undefined) return undefined;
  if (!format) return clock === undefined ? day : `${day} ${clock}${seconds.replace(/^:00$/, '')}`;
  const ms = Date.parse(`${day}T${clock ?? '00:00'}${seconds === '' ? ':00' : seconds}Z`);
  return Number.isNaN(ms) ? undefined : format((ms - DAY_ZERO_MS) / DAY_MS);
}
