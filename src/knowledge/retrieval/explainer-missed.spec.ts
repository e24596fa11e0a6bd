import { EmbeddingModel, type EmbeddingPurpose } from '../../models/embeddings/embedding-model.js';
import { toUnitVector } from '../../models/embeddings/unit-vector.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';

/** The signs of nearly all its vectors are those of the question, and the nearest vector has all others. */
class MisleadingModel extends EmbeddingModel {
  override readonly id = 'misleading:16';

  override async embed(texts: readonly string[], purpose: EmbeddingPurpose): Promise<Float32Array[]> {
    const others = (text: string): number => (purpose === 'query' ? 0.01 : text.includes('near') ? -0.01 : 1);
    return Promise.resolve(
      texts.map((text) => toUnitVector(Float32Array.of(1, ...Array<number>(15).fill(others(text))))),
    );
  }
}

describe('Explainer, where a search by meaning is not exact', () => {
  it('says that the search has missed the nearest passage', async () => {
    const fixture = await KnowledgeFixture.create('en', { embedding: new MisleadingModel() });
    const document = { title: '', category: 'c', applicationId: 'app_many' };
    const content = `${'x'.repeat(1_500)}\n\n`.repeat(1_001);
    await fixture.knowledge.addDocument({ ...document, content });
    const { id } = await fixture.knowledge.addDocument({ ...document, content: 'The near one.' });
    await fixture.embedded();
    const turns = [{ role: 'user' as const, text: 'anything' }];
    const query = { applicationId: 'app_many', turns, topK: 1 };

    const { found, reason } = await fixture.knowledge.explain(query, id);

    expect(found).toBe(false);
    expect(reason).toBe(
      'It is not among the first 1 documents: its best passage is number 1 of 1002 by meaning (missed by the search, ' +
        'which compares only the vectors that seem close). No passage has a word of the question that counts.',
    );
    const [hit] = (await fixture.knowledge.search(query)).hits;
    expect(hit?.document.id).not.toBe(id);
    await fixture.close();
  });
});
