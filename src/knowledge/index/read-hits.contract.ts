import { type FoundDocuments } from './hits/search-result.js';
import { type WordRanking } from './words/word-search.js';
import { APPLICATION, type IndexFixture } from '../testing/index-fixture.js';

/** What every {@link KnowledgeIndex} owes who reads what it has found. */
export function describeReadHits(name: string, open: () => Promise<IndexFixture>): void {
  describe(`${name} that reads what was found`, () => {
    let fixture: IndexFixture;

    beforeEach(async () => {
      fixture = await open();
    });

    afterEach(() => fixture.close());

    const read = (ranking: WordRanking, applicationId = APPLICATION): Promise<FoundDocuments> =>
      fixture.read(ranking, applicationId);

    it('shows the documents in the order of their best passages, with the words marked', async () => {
      const long = await fixture.add({
        content: `Fees ${'x '.repeat(900)}\n\nCards ${'y '.repeat(900)} fee`,
      });
      const short = await fixture.add({ content: 'Fees and more fees' });
      const ranking = await fixture.rank('fee');

      const { hits, isWhole } = await read(ranking);

      expect(isWhole).toBe(true);
      expect(hits.map(({ document }) => document.id)).toEqual([short, long]);
      expect(hits[0]?.document.content).toBe('Fees and more fees');
      expect(hits[0]?.score).toBe(ranking.candidates[0]?.score);
      const [hit] = hits[0]?.passages ?? [];
      expect(hit?.highlights.map(([start, end]) => hit.passage.text.slice(start, end))).toEqual([
        'Fees',
        'fees',
      ]);
      expect(hits[1]?.passages).toHaveLength(2);
    });

    it('leaves out what has gone since, and says so', async () => {
      const [gone, hidden, replaced, kept] = [
        await fixture.add({ content: 'A fee' }),
        await fixture.add({ content: 'Another fee' }),
        await fixture.add({ content: 'An old fee' }),
        await fixture.add({ content: 'The last fee' }),
      ];
      const ranking = await fixture.rank('fee');
      await fixture.writer.remove(gone);
      await fixture.writer.setEnabled(hidden, false);
      await fixture.replace(replaced, { content: 'A new fee' });

      const { hits, isWhole } = await read(ranking);

      expect(isWhole).toBe(false);
      expect(hits.map(({ document }) => document.id)).toEqual([kept]);
    });

    it('reads nothing of another application', async () => {
      await fixture.add({ content: 'A fee' });

      expect(await read(await fixture.rank('fee'), 'app_two')).toEqual({ hits: [], isWhole: false });
    });
  });
}
