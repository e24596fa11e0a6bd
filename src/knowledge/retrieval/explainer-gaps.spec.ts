import { ModelError } from '../../models/model-error.js';
import { BANK, CARDS, ExplainedBank, PLAN } from '../testing/explained-bank.js';

describe('Explainer, where meaning is not known of all', () => {
  let bank: ExplainedBank;

  beforeEach(async () => {
    bank = await ExplainedBank.open();
  });

  afterEach(() => bank.fixture.close());

  it('answers by words where the embedding service is down, and says so', async () => {
    bank.model.fault = () => new ModelError('model_timeout', 'Too slow');

    const explanation = await bank.explain('block cards', CARDS);

    expect(explanation).toMatchObject({
      rank: 1,
      legs: [
        { name: 'lexical', error: null, found: 1 },
        { name: 'semantic', error: 'Too slow', found: 0 },
      ],
      reason:
        'It is found, as number 1 of the documents: its best passage is number 1 of 1 by words. ' +
        'The search by meaning failed, so words alone count: Too slow.',
    });
    expect(await bank.reason('block cards', PLAN)).toBe(
      'It is not found: none of its passages has a word of the question that counts. ' +
        'The search by meaning failed, so words alone count: Not asked, as it failed a moment ago: Too slow.',
    );
  });

  it('counts the passages that have no vector yet', async () => {
    bank.model.fault = () => new ModelError('model_unreachable', 'Down.');
    const long = Array.from({ length: 3 }, (_, index) => `loan ${index} `.repeat(250)).join('\n\n');
    await bank.add(long);
    bank.model.fault = undefined;

    const none = await bank.explain('saving', long);
    expect(none).toMatchObject({ withoutVector: none.words.passages.length });
    expect(none.reason).toBe(
      'It is not found: no passage has a word of the question that counts. ' +
        `So far, none of its ${none.words.passages.length} passages has a vector.`,
    );

    const [first] = none.words.passages;
    await bank.fixture.index.writer.storeVectors({
      ...{ applicationId: BANK, model: bank.model.id, now: 0 },
      vectors: [{ number: first?.number ?? 0, vector: new Float32Array(256).fill(1 / 16) }],
    });
    expect(await bank.reason('loan', long)).toContain(
      `So far, ${none.words.passages.length - 1} of its ${none.words.passages.length} passages have no vector.`,
    );
  });

  it('says so where nothing has a vector yet', async () => {
    bank.restart({ embedding: bank.model });
    bank.model.fault = () => new ModelError('model_unreachable', 'Down.');
    const other = await bank.fixture.knowledge.addDocument({
      ...{ title: '', category: 'c', applicationId: 'app_new', content: 'Loans.' },
    });
    await bank.fixture.embedded();

    const explanation = await bank.fixture.knowledge.explain(
      bank.query('loans', { applicationId: 'app_new' }),
      other.id,
    );

    expect(explanation.legs.map(({ name }) => name)).toEqual(['lexical']);
    expect(explanation.reason).toMatch(/^It is found, as number 1 .* So far, its passage has no vector\.$/);
  });
});
