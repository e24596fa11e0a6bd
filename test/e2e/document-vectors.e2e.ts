import { until } from '../browser/support/until.js';
import { EmbeddingPlatform, useVectorDatabase } from '../support/embedding-platform.js';
import { addDocument, embeddingsOf, find, untilEmbedded } from '../support/embeddings.js';
import { allFrames } from '../support/sse.js';

const BANK = 'app_bank';
const SHOP = 'app_shop';
/** More than one passage. */
const LONG = 'The branch opens at nine. '.repeat(300);

interface Document {
  passage_count: number;
  embedded_passages: number | null;
}

describe('a document among vectors', () => {
  const database = useVectorDatabase();
  let embedding: EmbeddingPlatform;

  beforeEach(async () => {
    embedding = await EmbeddingPlatform.open(database);
  });

  afterEach(() => embedding.close());

  const get = async (id: string): Promise<Document> =>
    (await embedding.app.http.get(`/v1/knowledge/documents/${id}`).expect(200)).body as Document;
  const untilRefused = (application: string) =>
    until(
      'the service has refused',
      async () => (await embeddingsOf(embedding.app, application)).last_error !== null,
    );

  it('tells how many of its passages have one, and counts no others', async () => {
    const own = await addDocument(embedding.app, BANK, LONG);
    await addDocument(embedding.app, BANK, 'Something else.');
    await untilEmbedded(embedding.app, BANK);
    embedding.service.fail({ kind: 'status', status: 401 });
    const foreign = await addDocument(embedding.app, SHOP, LONG);
    await untilRefused(SHOP);

    const { passage_count: passages, embedded_passages: embedded } = await get(own);
    expect(passages).toBeGreaterThan(1);
    expect(embedded).toBe(passages);
    expect(await get(foreign)).toMatchObject({ passage_count: passages, embedded_passages: 0 });
  });

  it('is ready, and its events end, also while there can be none', async () => {
    embedding.service.fail({ kind: 'status', status: 401 });
    const id = await addDocument(embedding.app, BANK, 'The branch opens at nine.');
    await untilRefused(BANK);

    const frames = await allFrames(await fetch(`${embedding.app.url}/v1/knowledge/documents/${id}/events`));
    expect(frames.at(-1)?.data).toBe('[DONE]');
    expect(await get(id)).toMatchObject({ state: 'ready', passage_count: 1, embedded_passages: 0 });
    expect(await find(embedding.app, BANK, 'branch')).toHaveLength(1);
  });

  it.each(['search', 'explain'])('is looked for no longer than anybody waits: %s', async (route) => {
    const id = await addDocument(embedding.app, BANK, 'The branch opens at nine.');
    await untilEmbedded(embedding.app, BANK);
    embedding.service.fail({ kind: 'hang' });
    const known = embedding.service.requests.length;
    const leave = new AbortController();
    const question = { application_id: BANK, query: 'When does the branch open?' };
    const asked = fetch(`${embedding.app.url}/v1/knowledge/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(route === 'explain' ? { ...question, document_id: id } : question),
      signal: leave.signal,
    });
    await until('the service is asked', () => Promise.resolve(embedding.service.requests.length > known));
    leave.abort();
    await expect(asked).rejects.toThrow('aborted');
    await embedding.service.abandonment();

    embedding.service.fail(undefined);
    expect(await find(embedding.app, BANK, 'branch')).toHaveLength(1);
  });

  it('counts those of the model that is configured', async () => {
    const id = await addDocument(embedding.app, BANK, LONG);
    await untilEmbedded(embedding.app, BANK);
    const { passage_count: passages } = await get(id);

    embedding.service.fail({ kind: 'status', status: 401 });
    await embedding.restart({ EMBEDDING_MODEL: 'openai:second' });
    await untilRefused(BANK);
    expect(await get(id)).toMatchObject({ embedded_passages: 0 });

    embedding.service.fail(undefined);
    await untilEmbedded(embedding.app, BANK);
    expect(await get(id)).toMatchObject({ embedded_passages: passages });

    await embedding.restart({ EMBEDDING_MODEL: '', EMBEDDING_BASE_URL: '' });
    expect(await get(id)).toMatchObject({ embedded_passages: null });
  });
});
