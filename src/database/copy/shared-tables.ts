import { type Database } from '../database.js';
import { CopyError } from './copy.errors.js';
import { type TableShape } from './table-shape.js';

/**
 * What a database may keep in its own way, or not at all: it is made anew from passages, where a model for that is
 * configured. Each of these tables is worth nothing without the others.
 */
const MADE_ANEW = ['vector_generation', 'passage_code', 'passage_vector'];

/** How PostgreSQL calls what SQLite has, too; the last two are what vectors are kept in. */
const COMMON_TYPES = new Set(['text', 'bytea', 'int4', 'int8', 'float8', 'varbit', '_float4']);

/** What a copy brings, and the names of what it leaves to be made anew. */
export interface SharedTables {
  tables: TableShape[];
  leftOut: string[];
}

/** @throws CopyError where the databases do not have the same tables, with the same columns. */
export async function findSharedTables(
  shapes: readonly TableShape[],
  databases: readonly Database[],
): Promise<SharedTables> {
  const different = new Set<string>();
  for (const database of databases) {
    const tables = await database.query.introspection.getTables();
    const names = [...shapes, ...tables].map(({ name }) => name);
    for (const name of names.filter((one) => one !== 'unfinished_copy')) {
      const shape = shapes.find((one) => one.name === name);
      const columns = tables.find((one) => one.name === name)?.columns ?? [];
      const isShared =
        columns.length === shape?.columns.length &&
        columns.every(
          (column) =>
            shape.columns.some((one) => one.name === column.name) &&
            (database.dialect === 'sqlite' || COMMON_TYPES.has(column.dataType)),
        );
      if (!isShared) different.add(name);
    }
  }
  const lost = [...different].filter((name) => !MADE_ANEW.includes(name));
  if (lost.length > 0) throw new CopyError(`--from and --to differ in ${lost.join(', ')}`);
  const leftOut = different.size > 0 ? MADE_ANEW : [];
  return { tables: shapes.filter(({ name }) => !leftOut.includes(name)), leftOut };
}
