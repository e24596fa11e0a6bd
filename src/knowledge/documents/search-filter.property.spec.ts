import fc from 'fast-check';
import { DAY_MS, type Draft, draft, step } from '../../../test/support/filter-scenarios.js';
import { describeOnEachDatabase } from '../../database/testing/databases.js';
import { type JsonObject } from '../../common/json.js';
import { askLike, passes, sharesAWord } from '../testing/filter-by-the-book.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';
import { type KnowledgeDocument } from './document.js';
import { parseSearchFilter } from './parse-search-filter.js';

describeOnEachDatabase('searches with filters', (open, dialect) => {
  it('find what they should and nothing foreign, deleted, disabled or filtered out, whatever happens between', async () => {
    let searches = 0;
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(draft, { minLength: 20, maxLength: 30 }),
        fc.array(step, { minLength: 20, maxLength: 40 }),
        async (drafts, steps) => {
          const fixture = KnowledgeFixture.on(await open());
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
                const { hits: found } = await fixture.knowledge.search({
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
      // A server takes several times as long for each of thousands of small steps.
      { numRuns: dialect === 'sqlite' ? 40 : 12 },
    );
    expect(searches).toBeGreaterThan(100);
    expect(hits).toBeGreaterThan(100);
  }, 180_000);
});

describeOnEachDatabase('the largest filter', (open) => {
  it('is asked like any other', async () => {
    const fixture = KnowledgeFixture.on(await open());
    const draft = { applicationId: 'app_1', title: 'Savings', content: 'Savings.', category: 'c' };
    await fixture.knowledge.addDocument({ ...draft, metadata: { n: 999 } });
    const values = Array.from({ length: 1_000 }, (_, index) => index);
    const keys = Array.from({ length: 48 }, (_, index) => [`key${index}`, { ne: 1 }] as const);
    const filter = parseSearchFilter({
      metadata: { ...Object.fromEntries(keys), n: { in: values, ne: 1_000 } },
    });

    const turns = [{ role: 'user' as const, text: 'savings' }];
    expect(
      (await fixture.knowledge.search({ applicationId: 'app_1', topK: 1, turns, filter })).hits,
    ).toHaveLength(1);
    await fixture.close();
  });
});
