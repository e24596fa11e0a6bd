import { EmbeddingPlatform, readMeanings, useVectorDatabase } from '../support/embedding-platform.js';
import { addDocument, untilEmbedded } from '../support/embeddings.js';

const BANK = 'app_explained';
const LOST = 'Block a stolen card at once.';
interface Explanation {
  found: boolean;
  rank: number | null;
  reason: string;
  passages: { passage_id: string; rank: number | null; fused_rank: number | null }[];
  passages_without_vector: number | null;
  legs: {
    name: string;
    error: string | null;
    found: number;
    depth: number;
    passages: {
      passage_id: string;
      ordinal: number;
      rank: number | null;
      score: number | null;
      considered: boolean;
    }[];
  }[];
}

describe('an explanation of a search by words, by meaning and by a reranker', () => {
  const database = useVectorDatabase();
  let embedding: EmbeddingPlatform;

  beforeEach(async () => {
    embedding = await EmbeddingPlatform.open(database, readMeanings);
  });

  afterEach(() => embedding.close());

  const explain = async (id: string, query: string, more: object = {}): Promise<Explanation> => {
    const request = { application_id: BANK, document_id: id, query, ...more };
    const { body } = await embedding.app.http.post('/v1/knowledge/explain').send(request).expect(200);
    return body as Explanation;
  };

  it('says that a document is found by meaning, and where it stands in each way', async () => {
    const id = await addDocument(embedding.app, BANK, LOST);
    await addDocument(embedding.app, BANK, 'Block a stolen phone with the operator of the phone.');
    await untilEmbedded(embedding.app, BANK);

    const explanation = await explain(id, 'someone pinched my plastic');

    const passageId = explanation.passages[0]?.passage_id;
    expect(explanation).toMatchObject({
      ...{ found: true, rank: 1, passages_found: 0, passages_without_vector: 0 },
      passages: [{ rank: null, fused_rank: 1, fused_score: expect.any(Number) as number }],
      weights: { from: 'default' },
    });
    expect(explanation.legs).toEqual([
      {
        ...{ name: 'lexical', error: null, weight: 0, found: 0, depth: 200 },
        passages: [{ passage_id: passageId, ordinal: 0, rank: null, score: 0, considered: false }],
      },
      {
        ...{ name: 'semantic', error: null, weight: 1, found: expect.any(Number) as number, depth: 200 },
        passages: [
          {
            ...{ passage_id: passageId, ordinal: 0, rank: 1, considered: true },
            score: expect.any(Number) as number,
          },
        ],
      },
    ]);
    expect(explanation.reason).toMatch(
      /^It is found, as number 1 of the documents: its best passage is number 1 of \d by meaning\./,
    );
  });

  it('says that it stands behind others, by meaning and after reranking', async () => {
    const often = await addDocument(embedding.app, BANK, 'Card, card, card: a game of cards.');
    await addDocument(embedding.app, BANK, 'A stolen card.');
    await untilEmbedded(embedding.app, BANK);
    await embedding.restart({ RERANK_MODEL: 'judge', RERANK_BASE_URL: embedding.service.url });

    const explanation = await explain(often, 'pinched card', { top_k: 1 });

    expect(explanation).toMatchObject({ found: false, rank: null, passages: [{ rank: 1, fused_rank: 2 }] });
    expect(explanation.legs.map(({ name }) => name)).toEqual(['lexical', 'semantic', 'rerank']);
    expect(explanation.legs[2]).toMatchObject({ found: 2, depth: 50, passages: [{ rank: 2 }] });
    expect(explanation.reason).toBe(
      'It is not among the first 1 documents, but number 2: its best passages are number 1 of 2 by words, ' +
        'number 2 of 2 by meaning and number 2 of 2 after reranking.',
    );
  });

  it('says what failed, and what has no vector yet', async () => {
    const id = await addDocument(embedding.app, BANK, LOST);
    await untilEmbedded(embedding.app, BANK);
    embedding.service.fail({ kind: 'status', status: 401 });
    const late = await addDocument(embedding.app, BANK, 'A stolen phone.');

    const explanation = await explain(id, 'a stolen card');

    expect(explanation).toMatchObject({
      ...{ found: true, rank: 1, passages_without_vector: 0 },
      legs: [
        { name: 'lexical', error: null, found: 2, passages: [{ rank: 1 }] },
        { name: 'semantic', found: 0, passages: [{ rank: null, score: null, considered: false }] },
      ],
    });
    expect(explanation.legs[1]?.error).not.toBeNull();
    expect(explanation.reason).toMatch(
      /number 1 of 2 by words\. The search by meaning failed, so words alone count: ./,
    );
    const later = await explain(late, 'a stolen card');
    expect(later.passages_without_vector).toBe(1);
    expect(later.reason).toMatch(/So far, its passage has no vector\.$/);
  });

  it('tells nothing of another application’s document', async () => {
    await addDocument(embedding.app, BANK, LOST);
    await untilEmbedded(embedding.app, BANK);
    const foreign = await addDocument(embedding.app, `${BANK}_other`, LOST);
    await untilEmbedded(embedding.app, `${BANK}_other`);

    const explanation = await explain(foreign, 'pinched card');

    expect(explanation).toEqual(await explain('doc_00000000000000000000000000000000', 'pinched card'));
    expect(explanation.legs).toMatchObject([
      { found: 1, passages: [] },
      { found: 1, passages: [] },
    ]);
  });
});
