import fc from 'fast-check';
import { type Database } from '../../database/database.js';
import { addCompiledFunctions, addOwnFunctions } from '../../database/sqlite/vector-functions.js';
import { openSqlite, openWithVectors } from '../../database/testing/databases.js';
import { emptyTables } from '../../database/testing/empty-tables.js';
import { dotProduct } from '../../models/testing/dot-product.js';
import { hashText, HashingEmbeddingModel } from '../../models/testing/hashing-embedding-model.js';
import { parseSearchFilter } from '../documents/parse-search-filter.js';
import { embeddedText } from '../index/vectors/embedded-text.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';

const WORDS = ['account', 'card', 'loan', 'savings', 'branch', 'fee', 'transfer', 'rate'];
const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const applicationId = fc.constantFrom('app_a', 'app_b', 'app_c');
const category = fc.constantFrom('x', 'y');
const year = fc.integer({ min: 2020, max: 2025 });
const which = fc.nat({ max: 30 });

const filter = fc.oneof(
  fc.constant({}),
  category.map((value) => ({ category: value })),
  category.map((value) => ({ category: { ne: value } })),
  year.map((value) => ({ metadata: { year: { gte: value } } })),
  fc.array(year, { minLength: 1, maxLength: 3 }).map((years) => ({ metadata: { year: { in: years } } })),
  fc.tuple(category, year).map(([own, value]) => ({ category: own, metadata: { year: { lt: value } } })),
);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add'), applicationId, category, year, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('toggle'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace'), which, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('describe'), which, category }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('search'), applicationId, filter, text }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the documents should be. */
interface Known {
  id: string;
  applicationId: string;
  category: string;
  year: number;
  text: string;
  enabled: boolean;
}

function matches(document: Known, search: { category?: unknown; metadata?: unknown }): boolean {
  const wanted = search as {
    category?: string | { ne: string };
    metadata?: { year: { gte?: number; lt?: number; in?: number[] } };
  };
  const { category: own, metadata } = wanted;
  if (typeof own === 'string' && document.category !== own) return false;
  if (typeof own === 'object' && document.category === own.ne) return false;
  const { gte = -Infinity, lt = Infinity, in: years } = metadata?.year ?? {};
  return document.year >= gte && document.year < lt && (years?.includes(document.year) ?? true);
}

async function change(fixture: KnowledgeFixture, documents: Known[], taken: Step): Promise<void> {
  if (taken.kind === 'add' && 'year' in taken) {
    const { applicationId: owner, category: of, year: made, text: content } = taken;
    const rest = { applicationId: owner, category: of };
    const input = { ...rest, title: 'T', content, metadata: { year: made } };
    const { document, isNew } = await fixture.library.add(input);
    if (isNew) documents.push({ ...rest, id: document.id, year: made, text: content, enabled: true });
    return;
  }
  const document = 'which' in taken ? documents[taken.which % Math.max(1, documents.length)] : undefined;
  if (!document) return;
  if (taken.kind === 'remove') {
    await fixture.library.remove(document.id);
    documents.splice(documents.indexOf(document), 1);
  } else if (taken.kind === 'toggle') {
    document.enabled = !document.enabled;
    await fixture.library.change(document.id, { enabled: document.enabled });
  } else if ('text' in taken) {
    document.text = taken.text;
    await fixture.library.replaceText(document.id, taken.text, {});
  } else if ('category' in taken) {
    document.category = taken.category;
    await fixture.library.change(document.id, { category: taken.category });
  }
}

async function search(
  fixture: KnowledgeFixture,
  documents: readonly Known[],
  taken: Extract<Step, { filter: unknown }>,
): Promise<void> {
  const turns = [{ role: 'user' as const, text: taken.text }];
  const request = { applicationId: taken.applicationId, turns, filter: parseSearchFilter(taken.filter) };
  const { passages, retrieval } = await fixture.knowledge.retrieve({ ...request, topK: 50 });
  const eligible = documents.filter(
    (document) =>
      document.enabled && document.applicationId === taken.applicationId && matches(document, taken.filter),
  );
  const ids = new Set(eligible.map(({ id }) => id));
  const found = retrieval.legs.flatMap(({ candidates }) => candidates.map(({ documentId }) => documentId));
  expect(found.filter((id) => !ids.has(id))).toEqual([]);
  expect(passages.filter(({ document }) => !ids.has(document.id))).toEqual([]);

  const question = hashText(taken.text, 256);
  const alike = eligible.filter(
    (document) => dotProduct(question, hashText(embeddedText('T', [], document.text), 256)) > 1e-5,
  );
  const semantic = retrieval.legs.find(({ name }) => name === 'semantic');
  const meant = new Set(semantic?.candidates.map(({ documentId }) => documentId));
  expect(retrieval.legs.map(({ error }) => error)).toEqual(retrieval.legs.map(() => null));
  expect(alike.filter(({ id }) => !meant.has(id))).toEqual([]);
}

describe.each([
  ['compiled vector functions', () => openSqlite(addCompiledFunctions)],
  ['vector functions of our own', () => openSqlite(addOwnFunctions)],
  ['pgvector', openWithVectors],
])('search by words and by meaning, with %s', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });

  afterAll(() => database.onApplicationShutdown());

  it('finds all that is alike, and nothing foreign, deleted, disabled or filtered out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const embedding = new HashingEmbeddingModel();
        const fixture = KnowledgeFixture.on(database, { embedding });
        const documents: Known[] = [];
        try {
          for (const taken of steps) {
            if ('filter' in taken) {
              await fixture.embedded();
              await search(fixture, documents, taken);
            } else await change(fixture, documents, taken);
          }
        } finally {
          await fixture.stop();
          await emptyTables(database);
        }
      }),
      { numRuns: 40 },
    );
  });
});
