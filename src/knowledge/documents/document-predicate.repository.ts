import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import { rowsOfNumbers, rowsOfTexts } from '../../database/dialect/fragments.js';
import { jsonItem, jsonTypeOf } from '../../database/dialect/json-items.js';
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
  const member = { column: sql`document.metadata`, key };
  const kind = jsonTypeOf(member);
  const anyItem = (matches: Expression<unknown>): RawBuilder<unknown> =>
    sql`(${kind} is not null and ${kind} <> 'object' and exists (
      select 1 from ${jsonItem.of(member)} where ${matches}))`;
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
      return anyItem(compare(test.value, COMPARISONS[test.operator]));
  }
}

/** JSON's types are kept apart: the text "1" is not the number 1, and neither is `true`. */
function equals(value: FilterValue): Expression<unknown> {
  if (value === null) return jsonItem.is('null');
  if (typeof value === 'boolean') return jsonItem.is(value ? 'true' : 'false');
  return compare(value, sql`=`);
}

function compare(value: string | number, operator: RawBuilder<unknown>): RawBuilder<unknown> {
  const kind = typeof value === 'string' ? 'text' : 'number';
  return sql`(${jsonItem.is(kind)} and ${jsonItem[kind]} ${operator} ${value})`;
}

function isAmong(values: readonly FilterValue[]): RawBuilder<unknown> {
  const texts = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const literals = new Set(values.filter((value) => value === null || typeof value === 'boolean'));
  return sql`(${sql.join(
    [
      ...Array.from(literals, equals),
      sql`(${jsonItem.is('text')} and ${jsonItem.text} in (${rowsOfTexts(texts)}))`,
      sql`(${jsonItem.is('number')} and ${jsonItem.number} in (${rowsOfNumbers(numbers)}))`,
    ],
    sql` or `,
  )})`;
}

/** One parameter however many values there are: a statement has room for so many, and so many `or`s. */
function asRows(values: readonly FilterValue[]): Expression<unknown> {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length > 0
    ? rowsOfNumbers(numbers)
    : rowsOfTexts(values.filter((value) => typeof value === 'string'));
}
