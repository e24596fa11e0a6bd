import { type BulkInsert } from './database.js';
import { type DialectName } from './dialect/per-dialect.js';

const texts = new Map<string, string>();

/** The text of an insert: one serves every insert of as many rows into the same columns. */
export function bulkInsertText(
  dialect: DialectName,
  { table, columns, rows, suffix = '' }: BulkInsert,
): string {
  const key = `${dialect} ${table} ${columns.join()} ${rows.length} ${suffix}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  let last = 0;
  const place = dialect === 'sqlite' ? () => '?' : () => `$${++last}`;
  const row = () => `(${columns.map(place).join(', ')})`;
  const values = Array.from({ length: rows.length }, row).join(', ');
  const text = `insert into ${table} (${columns.join(', ')}) values ${values} ${suffix}`;
  texts.set(key, text);
  return text;
}
