import { type JsonObject } from '../../common/json.js';
import { ValidationFailedError } from '../../http/validation.js';
import { parseSearchFilter } from './parse-search-filter.js';

/** @returns the paths at fault. */
function faultsOf(filter: unknown): string[] {
  try {
    parseSearchFilter(filter as JsonObject);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationFailedError);
    const { kind, code, errors } = error as ValidationFailedError;
    expect({ kind, code }).toEqual({ kind: 'invalid', code: 'validation_failed' });
    for (const { message } of errors ?? []) expect(message).toMatch(/\S/);
    return (errors ?? []).map(({ field }) => field);
  }
}

const category = { kind: 'category' };
const year = { kind: 'metadata', key: 'year' };

describe('parseSearchFilter', () => {
  it.each<[string, unknown, unknown[]]>([
    ['nothing', undefined, []],
    ['no conditions', {}, []],
    ['no metadata', { metadata: {} }, []],
    ['a value', { category: 'a' }, [{ field: category, test: { operator: 'eq', value: 'a' } }]],
    ['an operator', { category: { ne: 'a' } }, [{ field: category, test: { operator: 'ne', value: 'a' } }]],
    [
      'several operators, all of which must be true',
      { metadata: { year: { gte: 2024, lt: 2026 } } },
      [
        { field: year, test: { operator: 'gte', value: 2024 } },
        { field: year, test: { operator: 'lt', value: 2026 } },
      ],
    ],
    [
      'null in metadata',
      { metadata: { year: null } },
      [{ field: year, test: { operator: 'eq', value: null } }],
    ],
    [
      'a list of values of any type',
      { metadata: { year: { in: ['1', 1, true, null] } } },
      [{ field: year, test: { operator: 'in', values: ['1', 1, true, null] } }],
    ],
    [
      'exists',
      { metadata: { year: { exists: false } } },
      [{ field: year, test: { operator: 'exists', value: false } }],
    ],
    ['an empty text', { category: '' }, [{ field: category, test: { operator: 'eq', value: '' } }]],
    [
      'a day, which begins in UTC',
      { created_at: { gte: '2026-01-31' } },
      [{ field: { kind: 'created_at' }, test: { operator: 'gte', value: Date.UTC(2026, 0, 31) } }],
    ],
    [
      'a time with an offset',
      { updated_at: { lt: '2026-01-31T09:30:00.250+02:00' } },
      [
        {
          field: { kind: 'updated_at' },
          test: { operator: 'lt', value: Date.UTC(2026, 0, 31, 7, 30, 0, 250) },
        },
      ],
    ],
  ])('reads %s', (_, filter, conditions) => {
    expect(parseSearchFilter(filter as JsonObject)).toEqual(conditions);
  });

  it.each(['a.b', 'a"b', 'a\\b', '$', '', ' ', 'ключ', '😀', 'a\nb', 'toString', 'eq'])(
    'reads the key %j as it is',
    (key) => {
      expect(parseSearchFilter({ metadata: { [key]: 1 } })).toEqual([
        { field: { kind: 'metadata', key }, test: { operator: 'eq', value: 1 } },
      ]);
    },
  );

  it.each<[string, unknown, ...string[]]>([
    ['an unknown field', { title: 'a' }, 'filter.title'],
    ['a field of another API', { metadata_year: 1 }, 'filter.metadata_year'],
    ['a field by the name of a method', { toString: 'a' }, 'filter.toString'],
    ['an application', { application_id: 'other' }, 'filter.application_id'],
    ['an unknown operator', { category: { like: 'a' } }, 'filter.category.like'],
    ['an operator with a dollar', { category: { $eq: 'a' } }, 'filter.category.$eq'],
    ['an operator in capitals', { category: { EQ: 'a' } }, 'filter.category.EQ'],
    ['an unknown operator in metadata', { metadata: { year: { near: 1 } } }, 'filter.metadata.year.near'],
    ['a path into metadata', { metadata: { owner: { name: 'a' } } }, 'filter.metadata.owner.name'],
    ['no operator', { category: {} }, 'filter.category'],
    ['no operator in metadata', { metadata: { year: {} } }, 'filter.metadata.year'],
    ['a number as category', { category: 1 }, 'filter.category'],
    ['null as category', { category: null }, 'filter.category'],
    ['a list as category', { category: ['a'] }, 'filter.category'],
    ['true as document', { document_id: { eq: true } }, 'filter.document_id.eq'],
    ['a list as metadata', { metadata: [] }, 'filter.metadata'],
    ['a text as metadata', { metadata: 'a' }, 'filter.metadata'],
    ['null as metadata', { metadata: null }, 'filter.metadata'],
    ['an object to be equal to', { metadata: { year: { eq: { a: 1 } } } }, 'filter.metadata.year.eq'],
    ['a list to be equal to', { metadata: { year: [1] } }, 'filter.metadata.year'],
    ['a list to differ from', { metadata: { year: { ne: [1] } } }, 'filter.metadata.year.ne'],
    ['no list', { category: { in: 'a' } }, 'filter.category.in'],
    ['an empty list', { category: { in: [] } }, 'filter.category.in'],
    ['a list that is too long', { category: { in: Array(1_001).fill('a') } }, 'filter.category.in'],
    ['a number among texts', { category: { in: ['a', 1] } }, 'filter.category.in'],
    ['a list in a list', { metadata: { year: { in: [[1]] } } }, 'filter.metadata.year.in'],
    ['null to be less than', { metadata: { year: { lt: null } } }, 'filter.metadata.year.lt'],
    ['true to be more than', { metadata: { year: { gt: true } } }, 'filter.metadata.year.gt'],
    ['a number to be more than, of text', { category: { gt: 1 } }, 'filter.category.gt'],
    ['a yes for true', { metadata: { year: { exists: 'yes' } } }, 'filter.metadata.year.exists'],
    ['1 for true', { category: { exists: 1 } }, 'filter.category.exists'],
    ['a number as time', { created_at: { gt: 1_700_000_000_000 } }, 'filter.created_at.gt'],
    ['words as time', { created_at: { gt: 'yesterday' } }, 'filter.created_at.gt'],
    ['a month as time', { created_at: { gt: '2026-01' } }, 'filter.created_at.gt'],
    ['a month that is none', { created_at: { gt: '2026-13-01' } }, 'filter.created_at.gt'],
    ['a day that is none', { created_at: { gt: '2026-02-30' } }, 'filter.created_at.gt'],
    ['a time that says not where', { updated_at: { lt: '2026-01-31T09:30:00' } }, 'filter.updated_at.lt'],
    ['words behind a time', { updated_at: { lt: '2026-01-31T09:30:00Z or so' } }, 'filter.updated_at.lt'],
    ['half a character', { category: '\ud83d' }, 'filter.category'],
    ['half a character in a list', { metadata: { year: { in: ['\ud83d'] } } }, 'filter.metadata.year.in'],
    ['half a character in a key', { metadata: { '\ud83d': 1 } }, 'filter.metadata'],
    ['a key that is too long', { metadata: { ['k'.repeat(1_001)]: 1 } }, 'filter.metadata'],
    [
      'every fault at once',
      { category: 1, colour: 'red', metadata: { year: { like: 1, gt: null } } },
      ...['filter.category', 'filter.colour', 'filter.metadata.year.like', 'filter.metadata.year.gt'],
    ],
    [
      'too many conditions',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, 1])) },
      'filter',
    ],
  ])('refuses %s, and names it', (_, filter, ...fields) => {
    expect(faultsOf(filter)).toEqual(fields);
  });
});
