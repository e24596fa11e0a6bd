import pg from 'pg';

const INT8 = 20;
const NUMERIC = 1700;

/**
 * Reads counts, sums and times as numbers, where the driver would leave them as texts. None of them comes near 2^53.
 * Everything else is read as the driver does.
 */
export const parserOf: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}) as typeof pg.types.getTypeParser;

/** What a driver takes as it is; the server's texts have no room for NUL, which a model may write. */
export function toParameters(values: readonly unknown[]): unknown[] {
  return values.map((value) =>
    typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value,
  );
}
