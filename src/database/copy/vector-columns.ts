import { type ColumnValue } from '../database.js';
import { type DialectName } from '../dialect/per-dialect.js';
import { fromBits, fromNumbers, toBits, toNumbers } from '../dialect/vector-forms.js';

/** What vectors are kept in, which every database does in a way of its own. A copy has them in bytes. */
const VECTOR_COLUMNS: Readonly<Record<string, 'signs' | 'vector'>> = {
  'passage_code.code': 'signs',
  'passage_vector.vector': 'vector',
};

/** Turns what was read of a column into what a copy has of it. */
export function toCommon(dialect: DialectName, column: string, value: unknown): ColumnValue {
  const kind = dialect === 'postgres' ? VECTOR_COLUMNS[column] : undefined;
  if (kind === 'signs') return fromBits(value as string);
  if (kind === 'vector') return fromNumbers(value as number[]);
  return value as ColumnValue;
}

/** Turns what a copy has of a column into what the database takes. */
export function fromCommon(dialect: DialectName, column: string, value: ColumnValue): ColumnValue {
  const kind = dialect === 'postgres' ? VECTOR_COLUMNS[column] : undefined;
  if (kind === undefined || !Buffer.isBuffer(value)) return value;
  return kind === 'signs' ? toBits(value) : toNumbers(value);
}

/** Whether rows of it have a length that `octet_length` does not know in PostgreSQL. */
export function isNumbers(column: string): boolean {
  return VECTOR_COLUMNS[column] === 'vector';
}
