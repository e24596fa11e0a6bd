import { ModelError } from '../../models/model-error.js';
import { OverlapReranker } from '../../models/testing/overlap-reranker.js';
import { BreakableEmbeddingModel } from '../testing/breakable-embedding-model.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';

const BANK = 'app_bank';

describe('search by words and by meaning', () => {
  let model: BreakableEmbeddingModel;
  let fixture: KnowledgeFixture;

  beforeEach(async () => {
    model = new BreakableEmbeddingModel();
    fixture = await KnowledgeFixture.create('en', { embedding: model });
    for (const content of ['A savingsplan grows.', 'Cards can be blocked.', 'The branch opens at nine.']) {
      await add(content);
    }
    await fixture.embedded();
  });

  afterEach(() => fixture.close());

  const add = (content: string) =>
    fixture.knowledge.addDocument({ title: '', category: 'c', applicationId: BANK, content });
  const retrieve = async (...questions: string[]) => {
    const turns = questions.map((text) => ({ role: 'user' as const, text }));
    const found = await fixture.knowledge.retrieve({ applicationId: BANK, turns, topK: 3 });
    return { ...found, texts: found.passages.map(({ passage }) => passage.text) };
  };

  it('finds what shares no word, only parts of one', async () => {
    const { texts, retrieval } = await retrieve('saving');
    expect(texts[0]).toBe('A savingsplan grows.');
    expect(retrieval.legs).toMatchObject([
      { name: 'lexical', error: null, candidates: [] },
      { name: 'semantic', error: null },
    ]);
  });

  it('fuses both, by what each makes of a passage', async () => {
    const { passages, retrieval } = await retrieve('block cards');
    expect(passages[0]).toMatchObject({ passage: { text: 'Cards can be blocked.' }, score: 1 });
    expect(retrieval.weights.from).toBe('default');
    expect(retrieval.legs).toMatchObject([{ weight: 2 / 3 }, { weight: 1 / 3 }]);
  });

  it('goes by the weights that its application has set', async () => {
    const order = async (lexical: number, semantic: number) => {
      fixture.applications.settings.searchWeights = { lexical, semantic };
      const { fused, retrieval } = await retrieve('block cards when it opens');
      expect(retrieval.weights).toEqual({ lexical, semantic, from: 'settings' });
      return { fused, legs: retrieval.legs };
    };

    const words = await order(1, 0);
    expect(words.legs.map(({ weight }) => weight)).toEqual([1, 0]);
    expect(words.fused.map(({ score }) => score)).toEqual(
      words.legs[0]?.candidates.map(({ score }) => score),
    );
    const meaning = await order(0, 1);
    expect(meaning.fused.map(({ score }) => score)).toEqual(
      meaning.legs[1]?.candidates.map(({ score }) => score),
    );
  });

  it('hands nothing over where what is found is not likely to answer, whatever the application takes for that', async () => {
    fixture = fixture.restart({});
    const rare = 'Which zebra wanders through the branch?';
    const found = await retrieve(rare);
    expect(found.retrieval.answerability.value).toBeLessThan(0.5);
    fixture.applications.settings.answerThreshold = 0.5;
    expect((await retrieve(rare)).texts).toEqual([]);
    expect((await retrieve(rare)).fused).not.toEqual([]);
    fixture.applications.settings.answerThreshold = 0;
    expect((await retrieve(rare)).texts).not.toEqual([]);
  });

  it('hands all over as long as nobody knows how near is near to a model', async () => {
    fixture.applications.settings.answerThreshold = 1;
    const { texts, retrieval } = await retrieve('saving');
    expect(retrieval.answerability.value).toBeNull();
    expect(texts[0]).toBe('A savingsplan grows.');
  });

  it('asks with the turn before in front, once for one question', async () => {
    await retrieve('Do you know plans?', 'And cards?');
    await retrieve('Do you know plans?', 'And cards?');
    expect(model.questions).toEqual(['Do you know plans?\nAnd cards?']);
  });

  it('goes on by words alone while the service is down, and does not ask it again at once', async () => {
    let asked = 0;
    model.fault = () => {
      asked += 1;
      return new ModelError('model_timeout', 'Too slow.');
    };
    const first = await retrieve('block cards');
    expect(first.texts).toEqual(['Cards can be blocked.']);
    expect(first.passages[0]?.score).toBe(first.retrieval.legs[0]?.candidates[0]?.score);
    expect(first.retrieval.legs[1]).toMatchObject({ error: 'Too slow.', candidates: [] });

    const second = await retrieve('when does it open');
    expect(second.texts).toEqual(['The branch opens at nine.']);
    expect(second.retrieval.legs[1]?.error).toContain('failed a moment ago');
    expect(asked).toBe(1);

    model.fault = undefined;
    fixture.clock.nowMs += 10_000;
    expect((await retrieve('saving')).texts[0]).toBe('A savingsplan grows.');
  });

  it('uses the older vectors until the new ones are whole, also where they change in the middle', async () => {
    const next = new BreakableEmbeddingModel('hashing:64', 64);
    next.fault = (_, purpose) =>
      purpose === 'document' ? new ModelError('model_unreachable', 'Down.') : undefined;
    fixture = fixture.restart({ embedding: next, earlier: [model] });
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();
    expect((await retrieve('saving')).texts[0]).toBe('A savingsplan grows.');
    expect(next.questions).toEqual([]);

    // The switch comes while the question is embedded by the older model.
    next.fault = undefined;
    model.before = async () => {
      fixture.scheduler.advance(1_000);
      await fixture.embedded();
    };
    const { texts, retrieval } = await retrieve('a savingsplan');
    expect(texts[0]).toBe('A savingsplan grows.');
    expect(retrieval.legs[1]).toMatchObject({ name: 'semantic', error: null });
    expect(next.questions).toEqual(['a savingsplan']);
  });

  it('says so where the older vectors have no model any more', async () => {
    fixture = fixture.restart({ embedding: new BreakableEmbeddingModel('hashing:64', 64) });
    const { texts, retrieval } = await retrieve('block cards');
    expect(texts).toEqual(['Cards can be blocked.']);
    expect(retrieval.legs[1]?.error).toContain('hashing:256');
  });

  it('has no leg by meaning without a model', async () => {
    fixture = fixture.restart({});
    const { retrieval } = await retrieve('block cards');
    expect(retrieval.legs.map(({ name }) => name)).toEqual(['lexical']);
  });

  it('has what was found read again, and scores that fall', async () => {
    const reranker = new OverlapReranker();
    fixture = fixture.restart({ reranker });
    await add('Cards cards cards cards.');
    const { passages, retrieval } = await retrieve('can cards be blocked');
    expect(passages[0]?.passage.text).toBe('Cards can be blocked.');
    expect(retrieval.legs.map(({ name }) => name)).toEqual(['lexical', 'rerank']);
    const scores = passages.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });

  it('keeps the order where the reranker fails', async () => {
    const reranker = new OverlapReranker();
    reranker.rerank = () => Promise.reject(new ModelError('model_unreachable', 'Nobody there.'));
    const order = (await retrieve('cards at the branch')).texts;
    fixture = fixture.restart({ embedding: model, reranker });
    const { texts, retrieval } = await retrieve('cards at the branch');
    expect(texts).toEqual(order);
    expect(retrieval.legs.at(-1)).toMatchObject({ name: 'rerank', error: 'Nobody there.', candidates: [] });
  });
});
