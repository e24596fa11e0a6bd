import { ModelError } from '../../../models/model-error.js';
import { BreakableEmbeddingModel } from '../../testing/breakable-embedding-model.js';
import { KnowledgeFixture } from '../../testing/knowledge-fixture.js';

const BANK = 'app_bank';
const SUBJECTS = ['savings', 'cards', 'loans', 'branches', 'cheques', 'transfers', 'statements', 'insurance'];

describe('what is learned of an embedding model', () => {
  let model: BreakableEmbeddingModel;
  let fixture: KnowledgeFixture;

  beforeEach(async () => {
    model = new BreakableEmbeddingModel();
    fixture = await KnowledgeFixture.create('en');
  });

  afterEach(() => fixture.close());

  const add = async (count: number, from = 0): Promise<void> => {
    for (let index = from; index < from + count; index += 1) {
      const title = `${SUBJECTS[index % 8]} in town ${index}`;
      const content = `Whoever asks about ${SUBJECTS[index % 8]} in town ${index} is told everything.`;
      await fixture.knowledge.addDocument({ title, content, category: 'c', applicationId: BANK });
    }
    await fixture.embedded();
  };
  const start = async (embedding = model, ...earlier: BreakableEmbeddingModel[]): Promise<void> => {
    fixture = fixture.restart({ embedding, earlier });
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();
  };
  const learned = async () =>
    (await fixture.index.reader.vectorProgress(BANK)).generations.map((generation) => generation.learned);
  const weights = async () => {
    const turns = [{ role: 'user' as const, text: 'savings in town' }];
    const { retrieval } = await fixture.knowledge.retrieve({ applicationId: BANK, turns, topK: 3 });
    return retrieval.weights;
  };

  it('decides in searches, once every passage has a vector', async () => {
    await add(40);
    await start();

    const [known] = await learned();
    expect(known).toMatchObject({ questions: 40, corpus: { passages: 40, lastNumber: 40 } });
    expect(known?.semantic).toBeGreaterThan(0);
    expect(await weights()).toEqual({
      ...{ lexical: 1 - (known?.semantic ?? 0), semantic: known?.semantic },
      from: 'learned',
    });
    fixture.applications.settings.searchWeights = { lexical: 1, semantic: 1 };
    expect(await weights()).toMatchObject({ from: 'settings' });
  });

  it('is the defaults where there is too little to learn from', async () => {
    for (let index = 0; index < 25; index += 1) {
      const content = `Yes ${index}.`;
      await fixture.knowledge.addDocument({ title: '', content, category: 'c', applicationId: BANK });
    }
    await start();

    expect(await learned()).toMatchObject([{ semantic: null, questions: 0 }]);
    expect(await weights()).toMatchObject({ from: 'default' });
  });

  it('is not learned again by a restart, nor for a few passages more, and is for many', async () => {
    await add(40);
    await start();
    const questions = model.questions.length;
    await start();
    await add(19, 40);
    expect(model.questions).toHaveLength(questions);

    await add(1, 59);
    expect(model.questions.length).toBeGreaterThan(questions);
    expect(await learned()).toMatchObject([{ questions: 60 }]);
  });

  it('is begun anew by whoever comes after a process that died over it', async () => {
    model.fault = (_, purpose) => (purpose === 'query' && model.questions.length >= 16 ? down() : undefined);
    await add(40);
    await start();
    expect(await learned()).toEqual([null]);
    expect(fixture.lanes.failureOf(BANK)).toMatchObject({ code: 'model_unreachable' });

    model.fault = undefined;
    await start();
    expect(await learned()).toMatchObject([{ questions: 40 }]);
  });

  it('goes on where it was once the service is back', async () => {
    model.fault = (_, purpose) => (purpose === 'query' && model.questions.length >= 16 ? down() : undefined);
    await add(40);
    await start();
    model.fault = undefined;
    fixture.scheduler.advance(1_000);
    await fixture.embedded();

    expect(await learned()).toMatchObject([{ questions: 40 }]);
    expect(model.questions).toHaveLength(40);
  });

  it('leaves out what the model refuses', async () => {
    const refusal = new ModelError('model_rejected_request', 'Not that.');
    model.fault = (texts, purpose) =>
      purpose === 'query' && texts.some((text) => text.includes('town 3')) ? refusal : undefined;
    await add(60);
    await start();

    expect(await learned()).toMatchObject([{ questions: 12 }]);
  });

  it('is learned of the next model, which has nothing of the one before', async () => {
    await add(40);
    await start();
    const next = new BreakableEmbeddingModel('hashing:64', 64);
    await start(next, model);

    expect(next.questions).toHaveLength(40);
    expect((await fixture.index.reader.vectorProgress(BANK)).generations).toMatchObject([
      { model: 'hashing:64', learned: { questions: 40 } },
    ]);
  });
});

function down(): Error {
  return new ModelError('model_unreachable', 'Nobody there.');
}
