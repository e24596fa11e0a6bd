import { type RawBuilder, sql } from 'kysely';
import { type ColumnValue, type Database } from '../database.js';
import { perDialect } from '../dialect/per-dialect.js';
import { type TableShape } from './table-shape.js';
import { isNumbers, toCommon } from './vector-columns.js';

const PAGE_ROWS = 4_096;
/** A page of longer rows has fewer of them; one row at least. */
const PAGE_BYTES = 8_000_000;

/** Some rows of a table, in the order of its key. */
export interface Page {
  /** The values in the order of the shape's columns. */
  rows: ColumnValue[][];
  /** The key of the last of them. */
  lastKey: ColumnValue[];
}

type Row = Record<string, unknown>;

/** All rows of a table behind a key, or from the start: as many at a time as memory has room for. */
export async function* readPages(
  database: Database,
  shape: TableShape,
  afterKey?: readonly ColumnValue[],
): AsyncGenerator<Page> {
  for (let after = afterKey; ;) {
    const last = await lastOfPage(database, shape, after);
    if (!last) return;
    const columns = sql.join(shape.columns.map(({ name }) => sql.ref(name)));
    const { rows } = await sql<Row>`
      select ${columns} from ${sql.table(shape.name)}
      where ${behind(shape, after)} and ${keyOf(shape)} <= ${tuple(last)} order by ${order(shape)}
    `.execute(database.query);
    yield {
      rows: rows.map((row) =>
        shape.columns.map(({ name }) =>
          withoutNul(toCommon(database.dialect, `${shape.name}.${name}`, row[name] ?? null)),
        ),
      ),
      lastKey: last,
    };
    after = last;
  }
}

/** Where a page has to end. Lengths are known without reading what is long. */
async function lastOfPage(
  { query }: Database,
  shape: TableShape,
  after: readonly ColumnValue[] | undefined,
): Promise<ColumnValue[] | undefined> {
  const long = shape.columns.filter(({ isLong }) => isLong);
  const bytes = long.map(({ name }) => bytesOf(shape, name));
  const { rows } = await sql<Row & { page_bytes: number }>`
    select ${order(shape)}, ${sql.join([sql.lit(0), ...bytes], sql` + `)} as page_bytes
    from ${sql.table(shape.name)} where ${behind(shape, after)} order by ${order(shape)} limit ${PAGE_ROWS}
  `.execute(query);
  let last = rows[0];
  let sum = 0;
  for (const row of rows) {
    sum += row.page_bytes;
    if (sum > PAGE_BYTES) break;
    last = row;
  }
  return last && shape.key.map((name) => (last[name] ?? null) as ColumnValue);
}

function bytesOf({ name: table }: TableShape, name: string): RawBuilder<unknown> {
  const column = sql.ref(name);
  const length = sql`octet_length(${column})`;
  const bytes = isNumbers(`${table}.${name}`)
    ? perDialect({ sqlite: length, postgres: sql`4 * cardinality(${column})` })
    : length;
  return sql`coalesce(${bytes}, 0)`;
}

function behind(shape: TableShape, after: readonly ColumnValue[] | undefined): RawBuilder<unknown> {
  return after ? sql`${keyOf(shape)} > ${tuple(after)}` : sql`1 = 1`;
}

function keyOf(shape: TableShape): RawBuilder<unknown> {
  return sql`(${order(shape)})`;
}

function order({ key }: TableShape): RawBuilder<unknown> {
  return sql.join(key.map((name) => sql.ref(name)));
}

function tuple(values: readonly ColumnValue[]): RawBuilder<unknown> {
  return sql`(${sql.join(values)})`;
}

/** PostgreSQL's texts have no room for NUL: what is written there in its place is what is compared. */
function withoutNul(value: ColumnValue): ColumnValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}
