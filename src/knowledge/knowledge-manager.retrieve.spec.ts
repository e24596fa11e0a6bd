import { BANK, fixture, open } from './testing/bank-knowledge.js';

describe('KnowledgeManager', () => {
  beforeEach(open);
  afterEach(() => fixture.close());

  describe('retrieve', () => {
    const turns = [
      { role: 'user' as const, text: 'Tell me about savings accounts' },
      { role: 'assistant' as const, text: 'They earn interest.' },
    ];

    beforeEach(() => fixture.loadSamples());

    it('answers passages to cite', async () => {
      const { passages, retrieval } = await fixture.knowledge.retrieve({
        applicationId: BANK,
        turns: [{ role: 'user', text: 'How do I open an account?' }],
        topK: 3,
      });
      const [best] = passages;

      expect(best).toMatchObject({
        document: { title: 'Account Opening Requirements', category: 'procedures' },
        passage: { startOffset: 0 },
      });
      expect(best?.passage.text).toHaveLength(best!.passage.endOffset);
      expect(retrieval.fused[0]).toMatchObject({ documentId: best!.document.id, score: best!.score });
    });

    it('reads a follow-up in the light of what was said before', async () => {
      const retrieve = async (history: typeof turns) => {
        const { passages } = await fixture.knowledge.retrieve({
          applicationId: BANK,
          turns: [...history, { role: 'user', text: 'And the minimum?' }],
          topK: 1,
        });
        return passages[0]?.document.title;
      };

      expect(await retrieve(turns)).toBe('Savings Account Information');
      expect(await retrieve([{ role: 'user', text: 'ATM and overdraft' }])).toBe('Checking Account Features');
    });
  });
});
