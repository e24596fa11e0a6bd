import { type Expression, type RawBuilder, sql } from 'kysely';
import { perDialect } from './per-dialect.js';

/** What JSON knows; `number` for whole ones and others. */
export type JsonType = 'null' | 'true' | 'false' | 'text' | 'number' | 'array' | 'object';

/** The member `key` of an object that is kept as JSON text. */
export interface JsonMember {
  column: RawBuilder<unknown>;
  key: string;
}

/** One by one, in a subquery, what a member holds: the items of an array, or the one value that it is. */
export const jsonItem = {
  /** Behind `from`. */
  of: ({ column, key }: JsonMember): Expression<unknown> =>
    perDialect({
      sqlite: sql`json_each(${column}, ${jsonPath(key)}) as item`,
      postgres: sql`(select value from jsonb_array_elements(
        case jsonb_typeof(${toJsonb(column)} -> ${key}) when 'array' then ${toJsonb(column)} -> ${key}
          else jsonb_build_array(${toJsonb(column)} -> ${key}) end) as each(value)) as item`,
    }),
  is: (type: JsonType): Expression<boolean> =>
    perDialect({
      sqlite: type === 'number' ? sql`item.type in ('integer', 'real')` : sql`item.type = ${sql.lit(type)}`,
      postgres:
        type === 'true' || type === 'false'
          ? sql`item.value = ${sql.lit(type)}`
          : sql`jsonb_typeof(item.value) = ${sql.lit(type === 'text' ? 'string' : type)}`,
    }),
  /** True only of what {@link is} says is a text. */
  text: perDialect<string>({ sqlite: sql`item.value`, postgres: sql`(item.value #>> '{}') collate "C"` }),
  /** Of what {@link is} says is a number; nothing otherwise. */
  number: perDialect<number>({
    sqlite: sql`item.value`,
    postgres: sql`case jsonb_typeof(item.value) when 'number' then cast(item.value as double precision) end`,
  }),
};

/** Whether there is such a member, and what it is; null where there is none. */
export function jsonTypeOf({ column, key }: JsonMember): Expression<string | null> {
  return perDialect({
    sqlite: sql`json_type(${column}, ${jsonPath(key)})`,
    postgres: sql`jsonb_typeof(${toJsonb(column)} -> ${key})`,
  });
}

/**
 * NUL and half of a character, which JSON may name and PostgreSQL's texts have no room for, are looked for as what
 * stands for them in a parameter, too. `JSON.stringify` writes whole characters without escapes.
 */
function toJsonb(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`cast(case when ${column} !~ '\\\\u(0000|d[89a-f])' then ${column} else
    regexp_replace(${column}, '(?<!\\\\)((?:\\\\\\\\)*)\\\\u(?:0000|d[89a-f][0-9a-f]{2})', '\\1\\\\ufffd', 'g') end as jsonb)`;
}

/** Quoted as JSON quotes it, so that dots, quotes and brackets are the key's own. */
function jsonPath(key: string): string {
  return `$.${JSON.stringify(key)}`;
}
