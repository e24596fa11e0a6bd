import { CompiledQuery } from 'kysely';

/** A value as a driver takes it. */
type Value = string | number | null;

const statements = new Map<string, string>();

/**
 * An insert of many rows that costs little more than the database takes for it: building it row by row would cost as
 * much again. One text serves every insert of as many rows into the same columns.
 *
 * @param table and columns, as the code has them: never from outside.
 * @param rows their values, in the order of the columns.
 * @param suffix what comes behind the values, such as `on conflict …`.
 */
export function bulkInsert(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  suffix = '',
): CompiledQuery {
  const key = `${table} ${columns.join()} ${rows.length} ${suffix}`;
  const text = statements.get(key) ?? write(table, columns, rows.length, suffix);
  statements.set(key, text);
  return CompiledQuery.raw(text, rows.flat());
}

function write(table: string, columns: readonly string[], rows: number, suffix: string): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  return `insert into ${table} (${columns.join(', ')}) values ${Array(rows).fill(row).join(', ')} ${suffix}`;
}
