import { sql } from 'kysely';
import { type ColumnValue, type Database } from '../../database.js';
import { inBatches } from '../../batches.js';
import { type Schema } from '../../schema.js';
import { openSqlite } from '../../testing/databases.js';
import { readTableShapes } from '../table-shape.js';
import { fromCommon } from '../vector-columns.js';

interface Column {
  name: string;
  type: string;
  refersTo: string | null;
}

/** Writes `count` rows into every table there is, whatever it is for: those of migrations to come, too. */
export async function fillTables(database: Database, count: number): Promise<void> {
  const schema = await openSqlite();
  for (const { name } of await readTableShapes()) {
    const { rows: columns } = await sql<Column>`
      select name, lower(type) as type, (select "to" from pragma_foreign_key_list(${name}) where "from" = name) as "refersTo"
      from pragma_table_info(${name}) order by cid
    `.execute(schema.query);
    const rows = Array.from({ length: count }, (_, index) =>
      columns.map((column) => fromCommon(database.dialect, `${name}.${column.name}`, valueOf(column, index))),
    );
    const insert = { table: name as keyof Schema, columns: columns.map((column) => column.name) };
    await database.transaction(async () => {
      for (const batch of inBatches(rows)) await database.insertRows({ ...insert, rows: batch });
    });
  }
  await schema.onApplicationShutdown();
}

/** What refers to a row of another table has the key of its row of the same place. */
function valueOf({ name, type, refersTo }: Column, index: number): ColumnValue {
  // Whole numbers of a vector, too.
  if (type === 'blob') return Buffer.from([0, index % 256, 255, 64, index % 256, 1, 2, 3]);
  if (type === 'bigint') return 1_790_000_000_000 + index;
  if (type === 'integer') return index + 1;
  const column = refersTo ?? name;
  return column === 'id' || name.endsWith('_id') ? `${column}_${index}` : `${column} ${index} \u{1F680}\0`;
}
