import { type IndexSuite } from '../testing/index-suite.js';

/** Explaining that ranking. */
export function describeExplainWords(suite: IndexSuite): void {
  const { add } = suite;

  describe('explainWords', () => {
    it('gives each passage the rank and the score that the search gives it, in shares of its words', async () => {
      const ids = [
        await add({ title: 'Savings', content: 'Interest on savings. '.repeat(250) }),
        await add('A card for savings, and the interest on it.'),
        await add('Nothing of the kind, with interest.'),
      ];
      const query = 'how is the interest on savings';
      const { candidates, terms } = await suite.fixture.rank(query);

      for (const id of ids) {
        const explanation = await suite.fixture.explain(query, id);
        expect(explanation).toMatchObject({ terms, found: candidates.length, passesFilter: true });
        const passages = await suite.fixture.passagesOf(id);
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

      expect(await suite.fixture.explain('the savings', other)).toMatchObject({
        found: 1,
        passesFilter: true,
        passages: [{ rank: null, terms: [{ term: 'the' }] }],
      });
      expect(await suite.fixture.explain('loans', other, filter)).toMatchObject({
        found: 0,
        passesFilter: false,
      });
      expect(await suite.fixture.explain('savings', 'doc_none')).toMatchObject({
        found: 1,
        passesFilter: false,
        passages: [],
      });
    });
  });
}
