import { SyntheticCorpus } from './synthetic-corpus.ts';

describe('SyntheticCorpus', () => {
  const corpus = new SyntheticCorpus();
  const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

  it('says the same in every run, and something else for every number', () => {
    expect(new SyntheticCorpus().document(7, 1)).toEqual(corpus.document(7, 1));
    expect(new SyntheticCorpus().conversation(7, 1)).toEqual(corpus.conversation(7, 1));
    expect(corpus.document(8, 1)).not.toEqual(corpus.document(7, 1));
  });

  it('makes documents of one passage as long as passages are, and longer ones', () => {
    const lengths = Array.from({ length: 200 }, (_, number) => corpus.document(number, 1).content.length);

    expect(Math.min(...lengths)).toBeGreaterThan(200);
    expect(Math.max(...lengths)).toBeLessThan(2_000);
    expect(corpus.document(1, 20).content.length).toBeGreaterThan(20_000);
  });

  it('uses few words often and many rarely', () => {
    const counts = new Map<string, number>();
    for (let number = 0; number < 300; number++) {
      for (const word of wordsOf(corpus.document(number, 1).content)) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const sorted = [...counts.values()].sort((one, other) => other - one);
    const total = sorted.reduce((sum, count) => sum + count, 0);
    const rare = sorted.filter((count) => count <= 2).length;

    expect((sorted[0] ?? 0) / total).toBeGreaterThan(0.02);
    expect(rare / sorted.length).toBeGreaterThan(0.4);
  });

  it('asks about what the document is about, the user last', () => {
    const turns = corpus.conversation(3, 0);
    const said = new Set(wordsOf(corpus.document(3, 20).content));
    const asked = turns.flatMap(({ content }) => wordsOf(content));

    expect(turns.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
    expect(asked.filter((word) => said.has(word)).length / asked.length).toBeGreaterThan(0.6);
  });
});
