import { isRecord } from '../../common/is-record.js';
import { type JsonObject, type JsonValue } from '../../common/json.js';
import { type FilterTest, type FilterValue } from './search-filter.js';

export const OPERATORS = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'exists'];

/** What a field holds: text, a time, or, in metadata, whatever its owner put there. */
export type ValueKind = 'text' | 'time' | 'any';

const MAX_VALUES = 1_000;
const WANTED: Record<ValueKind, string> = {
  text: 'must be a string',
  time: 'must be a time such as 2026-01-31T09:30:00Z',
  any: 'must be a string, a number, true, false or null',
};

/** Whether a value is a test by operators, and not a value to be equal to. */
export function isTest(value: JsonValue): value is JsonObject {
  return isRecord(value);
}

/** @returns what is wrong, where it cannot be read. */
export function readTest(operator: string, operand: JsonValue, kind: ValueKind): FilterTest | string {
  switch (operator) {
    case 'eq':
    case 'ne': {
      const value = readValue(operand, kind);
      return value === undefined ? WANTED[kind] : { operator, value };
    }
    case 'in':
      return readList(operand, kind);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const value = readValue(operand, kind);
      if (typeof value === 'string' || typeof value === 'number') return { operator, value };
      return kind === 'any' ? 'must be a string or a number' : WANTED[kind];
    }
    case 'exists':
      return typeof operand === 'boolean' ? { operator, value: operand } : 'must be true or false';
    default:
      return `is none of: ${OPERATORS.join(', ')}`;
  }
}

function readList(operand: JsonValue, kind: ValueKind): FilterTest | string {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length > MAX_VALUES) {
    return `must be a list of 1 to ${MAX_VALUES} values`;
  }
  const values = operand.map((value) => readValue(value, kind));
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? { operator: 'in', values: known } : `each ${WANTED[kind]}`;
}

function readValue(value: JsonValue, kind: ValueKind): FilterValue | undefined {
  if (typeof value === 'object' && value !== null) return undefined;
  // What is stored is well-formed: half a character is found nowhere.
  if (typeof value === 'string' && !value.isWellFormed()) return undefined;
  if (kind === 'any') return value;
  if (typeof value !== 'string') return undefined;
  return kind === 'text' ? value : readTime(value);
}

/** A time without its offset from UTC would mean another moment on every server. */
function readTime(text: string): number | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(
    text,
  )?.[1];
  const [time, midnight] = [Date.parse(text), Date.parse(day ?? '')];
  if (Number.isNaN(time) || Number.isNaN(midnight)) return undefined;
  // 30 February is read as the second of March.
  return new Date(midnight).toISOString().startsWith(day ?? '') ? time : undefined;
}
