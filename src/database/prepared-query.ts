import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type Schema } from './schema.js';

/** A query whose text is made once, to be executed with other values each time. */
export interface PreparedQuery<Values, Row> {
  readonly sql: string;
  /** The values in the order in which the text asks for them. */
  readonly bind: (values: Values) => unknown[];
  /** Only says what comes of it. */
  readonly row?: Row;
}

/** Stands for a value until there is one. */
class Placeholder {
  constructor(readonly name: string) {}
}

/** Makes texts, and executes nothing. */
const builder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * Builds a query once. Building costs several times what executing does, so what every message needs is prepared.
 *
 * @param build is called once; the members of `given` stand for the values, and can only be passed on.
 * @example `const find = prepare((query, given: { id: string }) => query.selectFrom('run').selectAll().where('id', '=', given.id));`
 */
export function prepare<Values extends object, Row>(
  build: (query: Kysely<Schema>, given: Values) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const given = new Proxy({} as Values, { get: (_, name) => new Placeholder(String(name)) });
  const { sql, parameters } = build(builder, given).compile();
  const bind = (values: Values): unknown[] =>
    parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    );
  return { sql, bind };
}
