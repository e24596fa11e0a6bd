import { sql } from 'kysely';
import { type Database } from '../database.js';
import { SqliteDatabase } from '../sqlite/sqlite-database.js';

/** A column, as far as a copy has to know it. */
export interface ColumnShape {
  name: string;
  /** It may hold megabytes. */
  isLong: boolean;
}

/** What a copy has to know of a table. */
export interface TableShape {
  name: string;
  columns: readonly ColumnShape[];
  /** The columns of the primary key, in its order. */
  key: readonly string[];
  /** The tables that its rows refer to. */
  parents: readonly string[];
}

/** The query builder's own, which every database that was migrated has. */
const BOOKKEEPING = /^(?:kysely_|sqlite_)/;

/**
 * Every table that the migrations make, with those that others refer to before these. Nobody keeps a list: what a later
 * migration adds is in it.
 */
export async function readTableShapes(): Promise<TableShape[]> {
  const database = new SqliteDatabase(':memory:');
  await database.migrate();
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' order by name
  `.execute(database.query);
  const names = rows.map(({ name }) => name).filter((name) => !BOOKKEEPING.test(name));
  const shapes = await Promise.all(names.map((name) => readShape(database, name)));
  await database.onApplicationShutdown();
  return parentsFirst(shapes);
}

async function readShape({ query }: Database, name: string): Promise<TableShape> {
  const columns = await sql<{ name: string; type: string; pk: number }>`
    select name, type, pk from pragma_table_info(${name}) order by cid
  `.execute(query);
  const parents = await sql<{ parent: string }>`
    select distinct "table" as parent from pragma_foreign_key_list(${name})
  `.execute(query);
  return {
    name,
    columns: columns.rows.map((column) => ({
      name: column.name,
      isLong: ['text', 'blob'].includes(column.type.toLowerCase()),
    })),
    key: columns.rows
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map((column) => column.name),
    parents: parents.rows.map(({ parent }) => parent),
  };
}

/** @throws where tables refer to each other in a circle, or have no key to be read by. */
function parentsFirst(shapes: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  const isPlaced = (name: string): boolean => ordered.some((shape) => shape.name === name);
  while (ordered.length < shapes.length) {
    const next = shapes.find(
      ({ name, parents }) =>
        !isPlaced(name) && parents.every((parent) => parent === name || isPlaced(parent)),
    );
    if (!next) throw new Error('Tables refer to each other in a circle.');
    if (next.key.length === 0) throw new Error(`${next.name} has no primary key.`);
    ordered.push(next);
  }
  return ordered;
}
