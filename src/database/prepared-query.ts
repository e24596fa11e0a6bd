import {
  type Compilable,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  SqliteAdapter,
  SqliteIntrospector,
} from 'kysely';
import { type DialectName } from './dialect/per-dialect.js';
import { PostgresCompiler } from './dialect/postgres-compiler.js';
import { SqliteCompiler } from './dialect/sqlite-compiler.js';
import { type Schema } from './schema.js';

/** A query whose text is made once for each database, to be executed with other values each time. */
export interface PreparedQuery<Values, Row> {
  readonly sqlite: PreparedText<Values>;
  readonly postgres: PreparedText<Values>;
  /** Only says what comes of it. */
  readonly row?: Row;
}

/** The query as one database reads it. */
export interface PreparedText<Values> {
  readonly sql: string;
  /** No other query has it. */
  readonly name: string;
  /** The values in the order in which the text asks for them. */
  readonly bind: (values: Values) => unknown[];
}

/** Stands for a value until there is one. */
class Placeholder {
  constructor(readonly name: string) {}
}

const DIALECTS: Record<DialectName, Dialect> = {
  sqlite: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteCompiler(),
  },
  postgres: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresCompiler(),
  },
};

/** They make texts, and execute nothing. */
const builders = {
  sqlite: new Kysely<Schema>({ dialect: DIALECTS.sqlite }),
  postgres: new Kysely<Schema>({ dialect: DIALECTS.postgres }),
};

let count = 0;

/**
 * Builds a query once. Building costs several times what executing does, so what every message needs is prepared.
 *
 * @param build is called once for each database that is used; the members of `given` stand for the values, and can only
 *   be passed on.
 * @example `const find = prepare((query, given: { id: string }) => query.selectFrom('run').selectAll().where('id', '=', given.id));`
 */
export function prepare<Values extends object, Row>(
  build: (query: Kysely<Schema>, given: Values) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const name = `query_${++count}`;
  const texts: Partial<Record<DialectName, PreparedText<Values>>> = {};
  const textFor = (dialect: DialectName): PreparedText<Values> =>
    (texts[dialect] ??= { name, ...compile(build, dialect) });
  return {
    get sqlite() {
      return texts.sqlite ?? textFor('sqlite');
    },
    get postgres() {
      return texts.postgres ?? textFor('postgres');
    },
  };
}

function compile<Values extends object>(
  build: (query: Kysely<Schema>, given: Values) => Compilable,
  dialect: DialectName,
): Omit<PreparedText<Values>, 'name'> {
  const given = new Proxy({} as Values, { get: (_, name) => new Placeholder(String(name)) });
  const { sql, parameters } = build(builders[dialect], given).compile();
  const bind = (values: Values): unknown[] =>
    parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    );
  return { sql, bind };
}
