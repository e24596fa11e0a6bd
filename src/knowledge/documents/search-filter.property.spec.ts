import fc from 'fast-check';
import { type JsonObject, type JsonValue } from '../../common/json.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';
import { type KnowledgeDocument } from './document.js';
import { OPERATORS } from './parse-filter-test.js';
import { parseSearchFilter } from './parse-search-filter.js';

const APPLICATIONS = Array.from({ length: 20 }, (_, index) => `app_${index}`);
const DAY_MS = 86_400_000;

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

const draft = fc.record({ applicationId: application, title: word, content: words, category, metadata, day });
type Draft = typeof draft extends fc.Arbitrary<infer Value> ? Value : never;
const pick = fc.nat();
const step = fc.oneof(
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

describe('searches with filters', () => {
  it('find what they should and nothing foreign, deleted, disabled or filtered out, whatever happens between', async () => {
    let searches = 0;
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(draft, { minLength: 20, maxLength: 30 }),
        fc.array(step, { minLength: 20, maxLength: 40 }),
        async (drafts, steps) => {
          const fixture = await KnowledgeFixture.create();
          // What is there, by the oracle's book.
          const documents = new Map<string, KnowledgeDocument>();
          const add = async (each: Draft): Promise<void> => {
            fixture.clock.nowMs = Date.UTC(2026, 0, 1) + each.day * DAY_MS;
            const { id } = await fixture.knowledge.addDocument(each);
            // The same content again is the document that is there, as it is.
            documents.set(id, documents.get(id) ?? (await fixture.catalogue.get(id)));
          };
          const at = (index: number): KnowledgeDocument | undefined =>
            [...documents.values()][index % documents.size];
          try {
            for (const each of drafts) await add(each);
            for (const each of steps) {
              if (each.kind === 'add') {
                await add(each.draft);
                continue;
              }
              if (each.kind === 'search') {
                const near = each.near === null ? undefined : at(each.near);
                const applicationId = near?.applicationId ?? each.applicationId;
                const asked = near ? askLike(near, each.like) : (each.filter as JsonObject);
                const found = await fixture.knowledge.search({
                  ...{ applicationId, topK: 50, filter: parseSearchFilter(asked) },
                  turns: [{ role: 'user', text: each.query }],
                });
                const expected = [...documents.values()].filter(
                  (document) =>
                    document.applicationId === applicationId &&
                    document.enabled &&
                    sharesAWord(document, each.query) &&
                    passes(document, asked),
                );
                expect(found.map(({ document }) => document.id).sort()).toEqual(
                  expected.map(({ id }) => id).sort(),
                );
                searches += 1;
                hits += found.length;
                continue;
              }
              const target = at(each.pick);
              if (!target) continue;
              const { id } = target;
              if (each.kind === 'remove') {
                await fixture.library.remove(id);
                documents.delete(id);
              } else if (each.kind === 'replace') {
                documents.set(id, await fixture.library.replaceText(id, each.content, {}));
              } else if (each.kind === 'enable') {
                documents.set(id, await fixture.library.change(id, { enabled: each.enabled }));
              } else {
                const { category: into, metadata: data } = each;
                documents.set(id, await fixture.library.change(id, { category: into, metadata: data }));
              }
            }
          } finally {
            await fixture.close();
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(searches).toBeGreaterThan(100);
    expect(hits).toBeGreaterThan(100);
  }, 180_000);
});

describe('the largest filter', () => {
  it('is asked like any other', async () => {
    const fixture = await KnowledgeFixture.create();
    const draft = { applicationId: 'app_1', title: 'Savings', content: 'Savings.', category: 'c' };
    await fixture.knowledge.addDocument({ ...draft, metadata: { n: 999 } });
    const values = Array.from({ length: 1_000 }, (_, index) => index);
    const keys = Array.from({ length: 48 }, (_, index) => [`key${index}`, { ne: 1 }] as const);
    const filter = parseSearchFilter({
      metadata: { ...Object.fromEntries(keys), n: { in: values, ne: 1_000 } },
    });

    const turns = [{ role: 'user' as const, text: 'savings' }];
    expect(await fixture.knowledge.search({ applicationId: 'app_1', topK: 1, turns, filter })).toHaveLength(
      1,
    );
    await fixture.close();
  });
});

/** A filter about what one of the documents has. */
function askLike({ id, metadata: data }: KnowledgeDocument, like: string): JsonObject {
  const [[member, value] = ['none', null]] = Object.entries(data);
  const [operand = null] = Array.isArray(value) ? value : [value];
  if (like === 'id' || (typeof operand === 'object' && operand !== null)) {
    return { document_id: { in: [id, 'doc_other'] } };
  }
  if (like === 'exists') return { metadata: { [member]: { exists: member !== 'none' } } };
  if (like === 'in') return { metadata: { [member]: { in: [operand, 'other', 0] } } };
  const isOrdered = typeof operand === 'string' || typeof operand === 'number';
  return { metadata: { [member]: { [isOrdered || like === 'ne' ? like : 'eq']: operand } } };
}

/** The words of these documents are no other's stem. */
function sharesAWord({ title, content }: KnowledgeDocument, query: string): boolean {
  const own = new Set(`${title} ${content}`.split(' '));
  return query.split(' ').some((each) => own.has(each));
}

function passes(document: KnowledgeDocument, asked: JsonObject): boolean {
  return Object.entries(asked).every(([name, test]) => {
    if (name === 'metadata') {
      return Object.entries(test as JsonObject).every(([member, own]) =>
        holds(own, Object.hasOwn(document.metadata, member) ? document.metadata[member] : undefined),
      );
    }
    if (name === 'created_at') {
      const tests = Object.entries(test as JsonObject).map(([operator, value]) => [
        operator,
        Date.parse(value as string),
      ]);
      return holds(Object.fromEntries(tests) as JsonObject, document.createdAt);
    }
    return holds(test, name === 'category' ? document.category : document.id);
  });
}

/** A list holds what any of its items does; an object holds nothing but its being there. */
function holds(test: JsonValue, value: JsonValue | undefined): boolean {
  const tests = typeof test === 'object' && test !== null ? (test as JsonObject) : { eq: test };
  const items = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const isAny = (matches: (item: string | number) => boolean) =>
    items.some((item) => matches(item as string | number));
  return Object.entries(tests).every(([operator, operand]) => {
    switch (operator) {
      case 'eq':
        return items.includes(operand);
      case 'ne':
        return !items.includes(operand);
      case 'in':
        return items.some((item) => (operand as JsonValue[]).includes(item));
      case 'exists':
        return operand === (value !== undefined);
      default:
        return isAny((item) => compares(item, operator, operand as string | number));
    }
  });
}

function compares(item: string | number, operator: string, operand: string | number): boolean {
  if (typeof item !== typeof operand) return false;
  const order =
    typeof item === 'number'
      ? item - (operand as number)
      : Buffer.compare(Buffer.from(item), Buffer.from(operand as string));
  if (operator === 'gt') return order > 0;
  if (operator === 'gte') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}
