import { isRecord } from '../../common/is-record.js';
import { type FieldError } from '../../common/domain-error.js';
import { type JsonObject, type JsonValue } from '../../common/json.js';
import { ValidationFailedError } from '../../http/validation.js';
import { type FilterCondition, type FilterField, type SearchFilter } from './search-filter.js';
import { isTest, OPERATORS, readTest, type ValueKind } from './parse-filter-test.js';

const FIELDS = ['category', 'document_id', 'created_at', 'updated_at', 'metadata'];
const MAX_KEY_LENGTH = 1_000;
const MAX_CONDITIONS = 50;

/**
 * Reads the filter of a search, such as `{"category": "products", "metadata": {"year": {"gte": 2024}}}`. A value by
 * itself means `eq`. Nothing in it is ignored.
 * @throws ValidationFailedError that names each place at fault.
 */
export function parseSearchFilter(filter: JsonObject | undefined): SearchFilter {
  const faults: FieldError[] = [];
  const conditions: FilterCondition[] = [];
  const read = (field: FilterField, path: string, value: JsonValue): void => {
    const tests = isTest(value) ? Object.entries(value) : [['eq', value] as const];
    if (tests.length === 0)
      faults.push({ field: path, message: `must have one of: ${OPERATORS.join(', ')}` });
    for (const [operator, operand] of tests) {
      const at = isTest(value) ? `${path}.${operator}` : path;
      const test = readTest(operator, operand, kindOf(field));
      if (typeof test === 'string') faults.push({ field: at, message: test });
      else conditions.push({ field, test });
    }
  };
  for (const [name, value] of Object.entries(filter ?? {})) {
    const path = `filter.${name}`;
    if (name === 'metadata') readMetadata(value, path, read, faults);
    else if (isColumn(name)) read({ kind: name }, path, value);
    else faults.push({ field: path, message: `must be one of: ${FIELDS.join(', ')}` });
  }
  if (conditions.length > MAX_CONDITIONS) {
    faults.push({ field: 'filter', message: `must have at most ${MAX_CONDITIONS} conditions` });
  }
  if (faults.length > 0) throw new ValidationFailedError(faults);
  return conditions;
}

function readMetadata(
  value: JsonValue,
  path: string,
  read: (field: FilterField, path: string, value: JsonValue) => void,
  faults: FieldError[],
): void {
  if (!isRecord(value)) {
    faults.push({ field: path, message: 'must be an object of conditions by key' });
    return;
  }
  for (const [key, condition] of Object.entries(value)) {
    if (key.length <= MAX_KEY_LENGTH && key.isWellFormed()) {
      read({ kind: 'metadata', key }, `${path}.${key}`, condition);
    } else {
      faults.push({
        field: path,
        message: `must have well-formed keys of at most ${MAX_KEY_LENGTH} characters`,
      });
    }
  }
}

function isColumn(name: string): name is Exclude<FilterField['kind'], 'metadata'> {
  return name !== 'metadata' && FIELDS.includes(name);
}

function kindOf({ kind }: FilterField): ValueKind {
  if (kind === 'created_at' || kind === 'updated_at') return 'time';
  return kind === 'metadata' ? 'any' : 'text';
}
