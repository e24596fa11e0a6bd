import { type RawBuilder, sql, type SqlBool } from 'kysely';
import {
  type FilterCondition,
  type FilterTest,
  type FilterValue,
  type SearchFilter,
} from './search-filter.js';

const COMPARISONS = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;

/** What must be true of a row of `document` for it to be found: the application's, enabled, and as the filter wants it. */
export function isEligible(applicationId: string, filter: SearchFilter): RawBuilder<SqlBool> {
  const conditions = filter.map((condition) => toSql(condition));
  return sql<SqlBool>`${sql.join(
    [sql`document.application_id = ${applicationId}`, sql`document.enabled = 1`, ...conditions],
    sql` and `,
  )}`;
}

function toSql({ field, test }: FilterCondition): RawBuilder<unknown> {
  if (field.kind === 'metadata') return ofMetadata(field.key, test);
  const column = sql.ref(field.kind === 'document_id' ? 'document.id' : `document.${field.kind}`);
  switch (test.operator) {
    case 'eq':
      return sql`${column} = ${test.value}`;
    case 'ne':
      return sql`${column} <> ${test.value}`;
    case 'in':
      return sql`${column} in (${asRows(test.values)})`;
    case 'exists':
      return test.value ? sql`true` : sql`false`;
    default:
      return sql`${column} ${COMPARISONS[test.operator]} ${test.value}`;
  }
}

function ofMetadata(key: string, test: FilterTest): RawBuilder<unknown> {
  // Quoted as JSON quotes it, so that dots, quotes and brackets are the key's own.
  const path = `$.${JSON.stringify(key)}`;
  const kind = sql`json_type(document.metadata, ${path})`;
  const anyItem = (matches: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(${kind} is not null and ${kind} <> 'object' and exists (
      select 1 from json_each(document.metadata, ${path}) as item where ${matches}))`;
  switch (test.operator) {
    case 'eq':
      return anyItem(equals(test.value));
    case 'ne':
      return sql`not ${anyItem(equals(test.value))}`;
    case 'in':
      return anyItem(isAmong(test.values));
    case 'exists':
      return test.value ? sql`${kind} is not null` : sql`${kind} is null`;
    default:
      return anyItem(sql`${isOfType(test.value)} and item.value ${COMPARISONS[test.operator]} ${test.value}`);
  }
}

/** JSON's types are kept apart: the text "1" is not the number 1, and neither is `true`. */
function equals(value: FilterValue): RawBuilder<unknown> {
  if (value === null || typeof value === 'boolean') return sql`item.type = ${String(value)}`;
  return sql`(${isOfType(value)} and item.value = ${value})`;
}

function isAmong(values: readonly FilterValue[]): RawBuilder<unknown> {
  const texts = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const literals = values.filter((value) => value === null || typeof value === 'boolean');
  return sql`(item.type in (${asRows(literals.map(String))})
    or (${isOfType('')} and item.value in (${asRows(texts)}))
    or (${isOfType(0)} and item.value in (${asRows(numbers)})))`;
}

/** One parameter however many values there are: a statement has room for so many, and so many `or`s. */
function asRows(values: readonly FilterValue[]): RawBuilder<unknown> {
  return sql`select value from json_each(${JSON.stringify(values)})`;
}

function isOfType(value: string | number): RawBuilder<unknown> {
  return typeof value === 'string' ? sql`item.type = 'text'` : sql`item.type in ('integer', 'real')`;
}
