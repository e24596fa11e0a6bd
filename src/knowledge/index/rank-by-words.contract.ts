import fc from 'fast-check';
import { APPLICATION, type IndexFixture } from '../testing/index-fixture.js';
import { type IndexSuite } from '../testing/index-suite.js';
import { type ExpectedPassage, rankByTheBook } from '../testing/rank-by-the-book.js';

/** The ranking by words, held against one that is worked out by the book. */
export function describeRankByWords(suite: IndexSuite): void {
  const { add } = suite;

  describe('rankByWords', () => {
    it('finds nothing in an application that has nothing', async () => {
      expect(await suite.fixture.rank('savings', 'app_empty')).toMatchObject({ terms: [], candidates: [] });
    });

    it('lets a filter only narrow what is found, and never change a score', async () => {
      const one = await add({ content: 'Savings earn interest.', category: 'a', metadata: { year: 2024 } });
      const two = await add({ content: 'Savings plans.', category: 'b', metadata: { year: 2026 } });
      const all = await suite.fixture.rank('savings');
      const year = { kind: 'metadata', key: 'year' } as const;
      const isOf = (id: string) => all.candidates.filter(({ documentId }) => documentId === id);

      const filtered = async (...filter: Parameters<IndexFixture['rank']>[2] & object) =>
        (await suite.fixture.rank('savings', APPLICATION, filter)).candidates;

      expect(await filtered({ field: { kind: 'category' }, test: { operator: 'eq', value: 'a' } })).toEqual(
        isOf(one),
      );
      expect(await filtered({ field: year, test: { operator: 'gt', value: 2024 } })).toEqual(isOf(two));
      expect(await filtered({ field: year, test: { operator: 'exists', value: false } })).toEqual([]);
      expect(await filtered({ field: year, test: { operator: 'exists', value: true } })).toEqual(
        all.candidates,
      );
    });

    it('takes a word that no passage has for those that one slip makes of it', async () => {
      const account = await add('Opening an account is free.');
      await add('A card costs nothing.');

      const { terms, candidates } = await suite.fixture.rank('acount');

      expect(terms).toEqual([
        { term: 'account', weight: 0.7, isStopWord: false, from: 'question', typed: 'acount' },
      ]);
      expect(candidates).toMatchObject([{ documentId: account }]);
    });

    it('takes a word that a passage has for itself alone, though others are near', async () => {
      await add('The cart is in the cars.');
      await add('The card.');

      const { terms } = await suite.fixture.rank('card');

      expect(terms.map(({ term }) => term)).toEqual(['card']);
    });

    it('takes what could be many words for the most common of them', async () => {
      for (const text of ['bank', 'bank', 'bank', 'band', 'band', 'bang bang bang', 'bans'].entries()) {
        await add(`${text[1]} in text number ${text[0]}`);
      }

      const { terms } = await suite.fixture.rank('bano');

      expect(terms).toMatchObject([{ term: 'bank' }, { term: 'band' }, { term: 'ban' }]);
    });

    it('ranks as BM25 worked out by hand does, each application by itself', async () => {
      const word = fc.constantFrom('fee', 'fees', 'card', 'loan', 'rate', 'the', 'how', 'open', 'é', '利息');
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
          for (const each of drafts) ids.push(await suite.fixture.add(each));
          try {
            for (const applicationId of [APPLICATION, 'app_two']) {
              const own = ids.filter(
                (_, index) => drafts[index]!.applicationId === applicationId && drafts[index]!.enabled,
              );
              for (const query of asked) {
                const { candidates } = await suite.fixture.rank(query, applicationId);
                await expectRanking(candidates, await rankByTheBook(suite.fixture, own, query));
              }
            }
            expect(await suite.fixture.audit()).toEqual({});
          } finally {
            for (const id of ids) await suite.fixture.writer.remove(id);
          }
        }),
        { numRuns: 40 },
      );
    }, 120_000);

    /** Equal scores may stand in any order of passages. */
    const expectRanking = async (
      candidates: readonly { documentId: string; number: number; score: number }[],
      expected: readonly ExpectedPassage[],
    ): Promise<void> => {
      const ordinals = new Map<number, number>();
      for (const id of new Set(candidates.map(({ documentId }) => documentId))) {
        for (const { number, ordinal } of await suite.fixture.passagesOf(id)) ordinals.set(number, ordinal);
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
}
