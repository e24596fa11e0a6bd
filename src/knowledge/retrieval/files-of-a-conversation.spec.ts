import { ownerInConversation } from '../../common/knowledge-owner.js';
import { BreakableEmbeddingModel } from '../testing/breakable-embedding-model.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';

const BANK = 'app_bank';
const CONVERSATION = 'conv_1';
const SUBJECTS = ['savings', 'cards', 'loans', 'branches', 'cheques', 'transfers', 'statements', 'insurance'];
const FILE = 'The lighthouse is painted white each spring.';

describe('files of a conversation beside what its application knows, by meaning', () => {
  let fixture: KnowledgeFixture;
  let model: BreakableEmbeddingModel;

  beforeEach(async () => {
    model = new BreakableEmbeddingModel();
    fixture = await KnowledgeFixture.create('en', { embedding: model });
    await add(ownerInConversation(BANK, CONVERSATION), FILE);
  });

  afterEach(() => fixture.close());

  const add = (applicationId: string, content: string, title = '') =>
    fixture.library.add({ title, content, category: 'c', applicationId });
  /** @param count of passages; there is something to be learned of twenty. */
  async function know(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const subject = `${SUBJECTS[index % 8]} in town ${index}`;
      await add(BANK, `Whoever asks about ${subject} is told everything.`, subject);
    }
    await fixture.embedded();
  }
  const find = async (text: string) => {
    const turns = [{ role: 'user' as const, text }];
    const query = { applicationId: BANK, conversationId: CONVERSATION, turns, topK: 3 };
    const { passages, retrieval, fused } = await fixture.knowledge.retrieve(query);
    return { texts: passages.map(({ passage }) => passage.text), retrieval, fused };
  };

  it('take no place where they do not answer, though something in them is always nearest', async () => {
    await know(40);
    const { texts, fused } = await find('What about savings in town?');
    expect(texts).toHaveLength(3);
    expect(texts).not.toContain(FILE);
    // It was looked at.
    expect(fused.length).toBeGreaterThan(3);
  });

  it('are judged by the nearness that was learned of what their application knows', async () => {
    await know(5);
    // It shares parts of words with the file, and no word.
    const ask = async (otherCosine: number) => {
      const learned = { semantic: 0.8, questions: 40, foundByWords: 1, foundByMeaning: 1, at: 0 };
      const corpus = { language: 'en' as const, passages: 5, lastNumber: 5 };
      const nearness = { otherCosine, otherDeviation: 0.05 };
      await fixture.index.writer.keepWeights(BANK, model.id, { ...learned, ...nearness, corpus });
      return find('lighthousepainting');
    };
    const near = await ask(0);
    expect(near.texts).toContain(FILE);
    expect(near.retrieval.answerability.closeness).toBeGreaterThan(0);
    expect((await ask(0.9)).texts).not.toContain(FILE);
  });

  it('are judged by their words where nothing was learned', async () => {
    await know(5);
    expect((await find('What about savings in town?')).texts).not.toContain(FILE);
    expect((await find('When is the lighthouse painted white?')).texts[0]).toBe(FILE);
  });
});
