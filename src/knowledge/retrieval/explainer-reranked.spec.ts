import { ModelError } from '../../models/model-error.js';
import { OverlapReranker } from '../../models/testing/overlap-reranker.js';
import { ExplainedBank, placesOf } from '../testing/explained-bank.js';

const OFTEN = 'Cards cards cards cards.';

describe('Explainer, with a reranker', () => {
  let bank: ExplainedBank;

  beforeEach(async () => {
    bank = await ExplainedBank.open();
    await bank.add(OFTEN);
  });

  afterEach(() => bank.fixture.close());

  it('tells the places before and after it', async () => {
    bank.restart({ reranker: new OverlapReranker() });

    const explanation = await bank.explain('can cards be blocked', OFTEN, { topK: 1 });

    expect(placesOf(explanation)).toMatchObject({ lexical: { rank: 2 }, rerank: { rank: 2 } });
    expect(explanation.legs[1]).toMatchObject({ name: 'rerank', found: 2, depth: 50 });
    expect(explanation.reason).toBe(
      'It is not among the first 1 documents, but number 2: its best passages are number 2 of 2 by words ' +
        'and number 2 of 2 after reranking.',
    );
  });

  it('says that it was not among those that were reranked', async () => {
    bank.restart({ reranker: new OverlapReranker() });
    await bank.addMany(60, (index) => `Blocked cards, card ${index}.`);

    const explanation = await bank.explain('blocked cards', OFTEN);

    expect([...explanation.fusedPlaces.values()][0]?.rank).toBeGreaterThan(50);
    expect(explanation.legs[1]).toMatchObject({ name: 'rerank', found: 50 });
    expect(explanation.reason).toMatch(/None of its passages is among the 50 that were reranked\.$/);
  });

  it('says that it failed', async () => {
    const reranker = new OverlapReranker();
    reranker.rerank = () => Promise.reject(new ModelError('model_unreachable', 'Nobody there.'));
    bank.restart({ embedding: bank.model, reranker });

    const { legs, reason: told } = await bank.explain('cards', OFTEN);

    expect(legs.at(-1)).toMatchObject({ name: 'rerank', error: 'Nobody there.', found: 0 });
    expect(told).toMatch(/Reranking failed, so the order is that from before it: Nobody there\.$/);
  });
});
