import pg from 'pg';

const INT8 = 20;
const NUMERIC = 1700;

/**
 * Reads counts, sums and times as numbers, where the driver would leave them as texts. None of them comes near 2^53.
 * Everything else is read as the driver does.
 */
export const types = new pg.TypeOverrides();
types.setTypeParser(INT8, Number);
types.setTypeParser(NUMERIC, Number);

/** What a driver takes as it is; the server's texts have no room for NUL, which a model may write. */
export function toParameters(values: readonly unknown[]): unknown[] {
  return values.map((value) => (Array.isArray(value) ? value.map(withoutNul) : withoutNul(value)));
}

function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}
