import fc from 'fast-check';
import { analyse } from '../search/text-analyser.js';
import { buildQuery } from '../search/query-builder.js';
import { APPLICATION, type DocumentDraft, IndexFixture } from '../testing/index-fixture.js';

/** Makes an index, empty. */
export type OpenIndex = () => Promise<IndexFixture>;

interface Expected {
  documentId: string;
  ordinal: number;
  score: number;
}

/** What every {@link KnowledgeIndex} owes. */
export function describeKnowledgeIndex(name: string, open: OpenIndex): void {
  describe(`${name} as a KnowledgeIndex`, () => {
    let fixture: IndexFixture;

    beforeAll(async () => {
      fixture = await open();
    });

    afterEach(async () => {
      expect(await fixture.audit()).toEqual({});
      for (const id of added.splice(0)) await fixture.index.remove(id);
    });

    afterAll(() => fixture.close());

    const added: string[] = [];
    const add = async (draft: DocumentDraft | string): Promise<string> => {
      const id = await fixture.add(typeof draft === 'string' ? { content: draft } : draft);
      added.push(id);
      return id;
    };
    const found = async (query: string, applicationId = APPLICATION): Promise<string[]> =>
      (await fixture.rank(query, applicationId)).candidates.map(({ documentId }) => documentId);

    describe('ingest', () => {
      it('makes a document found, ready, and its job done', async () => {
        const id = await add('Savings earn interest.');

        expect(await found('savings')).toEqual([id]);
        expect(await fixture.find(id)).toMatchObject({
          state: 'ready',
          failure: null,
          passages: 1,
          characters: 22,
        });
        expect(await fixture.hasJob(id)).toBe(false);
      });

      it('takes many at once', async () => {
        const ids = await Promise.all(['one fee', 'two fees'].map((content) => fixture.accept({ content })));
        added.push(...ids);

        const done = await fixture.index.ingest(await Promise.all(ids.map((id) => fixture.ingestion(id))));

        expect(done).toEqual(ids);
        expect((await found('fee')).sort()).toEqual([...ids].sort());
      });

      it('takes nothing at all', async () => {
        expect(await fixture.index.ingest([])).toEqual([]);
      });

      it('leaves alone what has another job by now, or none', async () => {
        const id = await add('The old text.');
        await fixture.change(id, { content: 'The first wish.' });
        const superseded = await fixture.ingestion(id);
        await fixture.change(id, { content: 'The second wish.' });

        expect(await fixture.index.ingest([superseded])).toEqual([]);
        expect(await fixture.find(id)).toMatchObject({ content: 'The old text.' });
        expect(await fixture.hasJob(id)).toBe(true);

        const wanted = await fixture.ingestion(id);
        expect(await fixture.index.ingest([wanted, wanted])).toEqual([id]);
        expect(await found('old first second')).toEqual([id]);
        expect(await fixture.find(id)).toMatchObject({ content: 'The second wish.' });
      });

      it('leaves alone what has been deleted meanwhile', async () => {
        const id = await fixture.accept({ content: 'text' });
        const late = await fixture.ingestion(id);
        await fixture.index.remove(id);

        expect(await fixture.index.ingest([late])).toEqual([]);
        expect(await fixture.find(id)).toBeUndefined();
      });

      it('does all of it or nothing, and tells why', async () => {
        const ids = await Promise.all(['good', 'bad'].map((content) => fixture.accept({ content })));
        added.push(...ids);
        const [good, bad] = await Promise.all(ids.map((id) => fixture.ingestion(id)));
        const broken = { ...bad!, changes: { title: null as unknown as string } };

        await expect(fixture.index.ingest([good!, broken])).rejects.toThrow(/NOT NULL|null/);

        expect(await found('good')).toEqual([]);
        expect(await fixture.find(ids[0]!)).toMatchObject({ state: 'pending', passages: 0 });
        expect(await fixture.index.ingest([good!])).toEqual([ids[0]]);
      });

      it('changes title, category and metadata in the same step, and keeps the text', async () => {
        const id = await add({ title: 'Fees', content: 'Four pounds.' });

        await fixture.replace(id, { title: 'Charges', category: 'prices', metadata: { year: 2026 } });

        expect(await found('fees')).toEqual([]);
        expect(await found('charges')).toEqual([id]);
        expect(await fixture.find(id)).toMatchObject({
          ...{ title: 'Charges', category: 'prices', metadata: { year: 2026 }, content: 'Four pounds.' },
        });
      });

      it('makes of a text without words a document that nothing finds', async () => {
        const id = await add({ title: '?', content: '!!!' });

        expect(await fixture.find(id)).toMatchObject({ state: 'ready', passages: 1 });
        expect(await found('!!!')).toEqual([]);
      });
    });

    it('replaces in one step: whoever searches meanwhile finds the old text or the new one', async () => {
      await add('Something else to search.');
      const id = await add('alpha one');
      const texts = ['beta two', 'alpha one'];
      const progress = { isOver: false };
      const replacing = (async () => {
        for (let round = 0; round < 40; round += 1) await fixture.replace(id, { content: texts[round % 2]! });
        progress.isOver = true;
      })();

      const seen = new Map<string, number>();
      while (!progress.isOver) {
        const { candidates, terms } = await fixture.rank('alpha beta');
        const own = candidates.filter(({ documentId }) => documentId === id);
        expect(own).toHaveLength(1);
        const sought = terms.map(({ term }) => term).join();
        seen.set(sought, (seen.get(sought) ?? 0) + 1);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await replacing;

      expect([...seen.keys()].sort()).toEqual(['alpha', 'beta']);
    });

    describe('remove', () => {
      it('makes a document gone, with all that was found by it', async () => {
        const kept = await add('Savings earn interest.');
        const before = await fixture.rank('savings');
        const id = await fixture.add({ content: 'Savings plans. '.repeat(300) });

        expect(await fixture.index.remove(id)).toBe(true);

        expect(await fixture.find(id)).toBeUndefined();
        expect(await fixture.passagesOf(id)).toEqual([]);
        expect(await fixture.rank('savings')).toEqual(before);
        expect(await found('savings')).toEqual([kept]);
      });

      it('says so where there is none', async () => {
        expect(await fixture.index.remove('doc_none')).toBe(false);
        expect(await fixture.index.setEnabled('doc_none', false)).toBe(false);
      });
    });

    describe('setEnabled', () => {
      it('takes a document out of every score, and puts it back exactly', async () => {
        await add('Savings earn interest.');
        const without = await fixture.rank('savings interest plans');
        const id = await add({ title: 'Plans', content: 'Savings plans and interest. '.repeat(120) });
        const withIt = await fixture.rank('savings interest plans');
        const passages = await fixture.passagesOf(id);

        for (let round = 0; round < 3; round += 1) {
          expect(await fixture.index.setEnabled(id, false)).toBe(true);
          expect(await fixture.index.setEnabled(id, false)).toBe(true);
          expect(await fixture.rank('savings interest plans')).toEqual(without);
          expect(await fixture.audit()).toEqual({});
          expect(await fixture.passagesOf(id)).toEqual(passages);
          await fixture.index.setEnabled(id, true);
          await fixture.index.setEnabled(id, true);
          expect(await fixture.rank('savings interest plans')).toEqual(withIt);
        }
      });

      it('keeps a disabled document out of the index through replacements', async () => {
        await add('Savings earn interest.');
        const without = await fixture.rank('savings');
        const id = await add('Savings plans.');
        await fixture.index.setEnabled(id, false);

        await fixture.replace(id, { content: 'Savings bonds.' });
        expect(await fixture.rank('savings')).toEqual(without);
        await fixture.index.setEnabled(id, true);

        expect(await found('bonds')).toEqual([id]);
        expect(await found('plans')).toEqual([]);
      });

      it('may come before the text is taken in', async () => {
        const id = await fixture.accept({ content: 'Savings bonds.' });
        added.push(id);
        await fixture.index.setEnabled(id, false);

        await fixture.index.ingest([await fixture.ingestion(id)]);

        expect(await found('bonds')).toEqual([]);
        await fixture.index.setEnabled(id, true);
        expect(await found('bonds')).toEqual([id]);
      });
    });

    describe('rankByWords', () => {
      it('finds nothing in an application that has nothing', async () => {
        expect(await fixture.rank('savings', 'app_empty')).toMatchObject({ terms: [], candidates: [] });
      });

      it('lets a filter only narrow what is found, and never change a score', async () => {
        const one = await add({ content: 'Savings earn interest.', category: 'a', metadata: { year: 2024 } });
        const two = await add({ content: 'Savings plans.', category: 'b', metadata: { year: 2026 } });
        const all = await fixture.rank('savings');
        const year = { kind: 'metadata', key: 'year' } as const;
        const isOf = (id: string) => all.candidates.filter(({ documentId }) => documentId === id);

        const filtered = async (...filter: Parameters<IndexFixture['rank']>[2] & object) =>
          (await fixture.rank('savings', APPLICATION, filter)).candidates;

        expect(await filtered({ field: { kind: 'category' }, test: { operator: 'eq', value: 'a' } })).toEqual(
          isOf(one),
        );
        expect(await filtered({ field: year, test: { operator: 'gt', value: 2024 } })).toEqual(isOf(two));
        expect(await filtered({ field: year, test: { operator: 'exists', value: false } })).toEqual([]);
        expect(await filtered({ field: year, test: { operator: 'exists', value: true } })).toEqual(
          all.candidates,
        );
      });

      it('ranks as BM25 worked out by hand does, each application by itself', async () => {
        const word = fc.constantFrom(
          'fee',
          'fees',
          'card',
          'loan',
          'rate',
          'the',
          'how',
          'open',
          'é',
          '利息',
        );
        const words = (maxLength: number) =>
          fc.array(word, { minLength: 1, maxLength }).map((all) => all.join(' '));
        const draft = fc.record({
          title: words(3),
          content: fc.oneof({ weight: 4, arbitrary: words(12) }, { weight: 1, arbitrary: words(700) }),
          applicationId: fc.constantFrom(APPLICATION, 'app_two'),
          enabled: fc.boolean(),
        });
        const corpora = fc.array(draft, { minLength: 1, maxLength: 8 });
        const queries = fc.array(words(5), { minLength: 1, maxLength: 3 });

        await fc.assert(
          fc.asyncProperty(corpora, queries, async (drafts, asked) => {
            const ids: string[] = [];
            for (const each of drafts) ids.push(await fixture.add(each));
            try {
              for (const applicationId of [APPLICATION, 'app_two']) {
                const own = ids.filter(
                  (_, index) => drafts[index]!.applicationId === applicationId && drafts[index]!.enabled,
                );
                for (const query of asked) {
                  const { candidates } = await fixture.rank(query, applicationId);
                  await expectRanking(candidates, await rankNaively(fixture, own, query));
                }
              }
              expect(await fixture.audit()).toEqual({});
            } finally {
              for (const id of ids) await fixture.index.remove(id);
            }
          }),
          { numRuns: 40 },
        );
      }, 120_000);

      /** Equal scores may stand in any order of passages. */
      const expectRanking = async (
        candidates: readonly { documentId: string; number: number; score: number }[],
        expected: readonly Expected[],
      ): Promise<void> => {
        const ordinals = new Map<number, number>();
        for (const id of new Set(candidates.map(({ documentId }) => documentId))) {
          for (const { number, ordinal } of await fixture.passagesOf(id)) ordinals.set(number, ordinal);
        }
        const keyOf = (documentId: string, ordinal: number | undefined) => `${documentId}/${ordinal ?? '?'}`;
        const scores = new Map(expected.map((each) => [keyOf(each.documentId, each.ordinal), each.score]));
        const got = candidates.map((each) => keyOf(each.documentId, ordinals.get(each.number)));
        expect([...got].sort()).toEqual([...scores.keys()].sort());
        candidates.forEach(({ score }, index) => {
          expect(score).toBeCloseTo(scores.get(got[index]!)!, 9);
          expect(score).toBeLessThanOrEqual((candidates[index - 1]?.score ?? Infinity) + 1e-12);
        });
      };
    });

    describe('explainWords', () => {
      it('gives each passage the rank and the score that the search gives it, in shares of its words', async () => {
        const ids = [
          await add({ title: 'Savings', content: 'Interest on savings. '.repeat(250) }),
          await add('A card for savings, and the interest on it.'),
          await add('Nothing of the kind, with interest.'),
        ];
        const query = 'how is the interest on savings';
        const { candidates, terms } = await fixture.rank(query);

        for (const id of ids) {
          const explanation = await fixture.explain(query, id);
          expect(explanation).toMatchObject({ terms, found: candidates.length, passesFilter: true });
          const passages = await fixture.passagesOf(id);
          expect(explanation.passages).toHaveLength(passages.length);
          for (const { passageId, rank, score, terms: shares } of explanation.passages) {
            const { number } = passages.find((passage) => passage.id === passageId)!;
            const place = candidates.findIndex((candidate) => candidate.number === number);
            expect(rank).toBe(place + 1);
            expect(score).toBeCloseTo(candidates[place]!.score, 9);
            expect(shares.reduce((sum, share) => sum + share.score, 0)).toBeCloseTo(score, 9);
          }
          expect(explanation.passages.map(({ score }) => score)).toEqual(
            explanation.passages.map(({ score }) => score).sort((one, other) => other - one),
          );
        }
      });

      it('tells of a document that shares nothing, of one that is filtered out, and of none', async () => {
        await add('Savings earn interest.');
        const other = await add({ content: 'The loans.', category: 'loans' });
        const filter = [{ field: { kind: 'category' }, test: { operator: 'ne', value: 'loans' } }] as const;

        expect(await fixture.explain('the savings', other)).toMatchObject({
          found: 1,
          passesFilter: true,
          passages: [{ rank: null, terms: [{ term: 'the' }] }],
        });
        expect(await fixture.explain('loans', other, filter)).toMatchObject({
          found: 0,
          passesFilter: false,
        });
        expect(await fixture.explain('savings', 'doc_none')).toMatchObject({
          found: 1,
          passesFilter: false,
          passages: [],
        });
      });
    });
  });
}

/** BM25 by the book, over the passages as they are stored. */
async function rankNaively(
  fixture: IndexFixture,
  documentIds: readonly string[],
  question: string,
): Promise<Expected[]> {
  const passages = [];
  for (const documentId of documentIds) {
    const { title } = (await fixture.find(documentId))!;
    for (const { ordinal, text } of await fixture.passagesOf(documentId)) {
      // A word of the title counts double, and once for the length.
      const tokens = [title, title, text].map((source) => analyse(source, 'en'));
      const frequencies = new Map<string, number>();
      for (const { term } of tokens.flat()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      const length = tokens
        .slice(1)
        .flat()
        .filter(({ isStopWord }) => !isStopWord).length;
      passages.push({ documentId, ordinal, frequencies, length });
    }
  }
  const counted = new Map<string, number>();
  for (const term of passages.flatMap(({ frequencies }) => [...frequencies.keys()])) {
    counted.set(term, (counted.get(term) ?? 0) + 1);
  }
  const average = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
  const turns = [{ role: 'user', text: question }] as const;
  const query = buildQuery(turns, { passages: passages.length, frequencies: counted }, 'en');
  const required = query.filter(({ isStopWord }) => !isStopWord);
  return passages
    .filter(({ frequencies }) =>
      required.length > 0
        ? required.some(({ term }) => frequencies.has(term))
        : query.length > 0 && query.every(({ term }) => frequencies.has(term)),
    )
    .map(({ documentId, ordinal, frequencies, length }) => {
      const score = query.reduce((sum, { term, weight }) => {
        const frequency = frequencies.get(term) ?? 0;
        const withTerm = counted.get(term) ?? 0;
        const idf = Math.log(1 + (passages.length - withTerm + 0.5) / (withTerm + 0.5));
        const norm = 1.2 * (1 - 0.75 + (0.75 * length) / Math.max(average, 1));
        return sum + (weight * idf * frequency * (1.2 + 1)) / (frequency + norm);
      }, 0);
      return { documentId, ordinal, score };
    });
}
