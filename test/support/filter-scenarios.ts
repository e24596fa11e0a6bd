import fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../../src/common/json.js';
import { OPERATORS } from '../../src/knowledge/documents/parse-filter-test.js';

const APPLICATIONS = Array.from({ length: 20 }, (_, index) => `app_${index}`);
export const DAY_MS = 86_400_000;

// Few keys and few values, so that filters meet what they are about; the odd ones are what a query could trip over.
const key = fc.constantFrom(
  ...[
    'year',
    'a.b',
    'a',
    'b',
    'say "hi"',
    "it's",
    'back\\slash',
    '$',
    '$.a',
    '[0]',
    '',
    'größe',
    'gro\u0308ße',
    '😀',
    'a\nb',
  ],
);
const text = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    'a',
    'b',
    'A',
    '',
    'null',
    'true',
    'é',
    '😀',
    '\uffee',
    "it's",
    '"',
    '1.0',
    'a\0b',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const number = fc.oneof(
  fc.constantFrom(0, 1, 2, -1, 1.5, 10, 1e21, 9_007_199_254_740_991, 5e-324, 0.1, 0.30000000000000004),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const metadataValue: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 3, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonValue>({}, { a: 1 }, { eq: 1 }, [[1]], [{ a: 1 }, 1], [[], 'a']),
  },
);
const metadata = fc
  .dictionary(key, metadataValue, { maxKeys: 5 })
  .map((object): JsonObject => ({ ...object }));
const category = fc.constantFrom('products', 'Products', 'x', "it's", 'größe');
const word = fc.constantFrom('savings', 'loan', 'card', 'fee');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const day = fc.integer({ min: 0, max: 5 });
// Most in a few of them: where there is one document, little can be confused.
const application = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...APPLICATIONS.slice(0, 3)) },
  { weight: 1, arbitrary: fc.constantFrom(...APPLICATIONS) },
);

const metadataTest = fc.oneof(
  scalar as fc.Arbitrary<JsonValue>,
  fc
    .record(
      {
        eq: scalar,
        ne: scalar,
        in: fc.array(scalar, { minLength: 1, maxLength: 4 }),
        ...{ gt: fc.oneof(text, number), gte: fc.oneof(text, number) },
        ...{ lt: fc.oneof(text, number), lte: fc.oneof(text, number) },
        exists: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .filter((tests) => Object.keys(tests).length > 0)
    .map((tests) => Object.fromEntries(Object.entries(tests).slice(0, 2)) as JsonValue),
);
const time = day.map((days) => new Date(Date.UTC(2026, 0, 1) + days * DAY_MS).toISOString());
const timeTest = fc
  .record({ gt: time, gte: time, lt: time, lte: time, eq: time, ne: time }, { requiredKeys: [] })
  .filter((tests) => Object.keys(tests).length > 0);
const categoryTest = fc.oneof(
  category as fc.Arbitrary<JsonValue>,
  category.map((value) => ({ ne: value })),
  fc.array(category, { minLength: 1, maxLength: 3 }).map((values) => ({ in: values })),
  category.map((value) => ({ gte: value })),
  fc.boolean().map((value) => ({ exists: value })),
);
const filter = fc.record(
  {
    category: categoryTest,
    created_at: timeTest,
    metadata: fc.dictionary(key, metadataTest, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);

/** A document to add; `day` says when. */
export const draft = fc.record({
  applicationId: application,
  title: word,
  content: words,
  category,
  metadata,
  day,
});
export type Draft = typeof draft extends fc.Arbitrary<infer Value> ? Value : never;
const pick = fc.nat();
/** What happens next to the documents, or is asked about them. */
export const step = fc.oneof(
  { weight: 4, arbitrary: draft.map((value) => ({ kind: 'add' as const, draft: value })) },
  { weight: 1, arbitrary: pick.map((value) => ({ kind: 'remove' as const, pick: value })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pick, words)
      .map(([value, content]) => ({ kind: 'replace' as const, pick: value, content })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pick, fc.boolean())
      .map(([value, enabled]) => ({ kind: 'enable' as const, pick: value, enabled })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(pick, category, metadata).map(([value, into, data]) => ({
      ...{ kind: 'describe' as const, pick: value, category: into, metadata: data },
    })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.option(pick),
        application,
        words,
        fc.option(filter, { freq: 4 }),
        fc.constantFrom('id', ...OPERATORS),
      )
      .map(([near, applicationId, query, wanted, like]) => ({
        ...{ kind: 'search' as const, near, applicationId, query, filter: wanted ?? {}, like },
      })),
  },
);
