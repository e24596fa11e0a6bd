import { startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { until } from '../browser/support/until.js';
import { EmbeddingPlatform, readMeanings, useVectorDatabase } from '../support/embedding-platform.js';
import { addDocument, embeddingsOf, find, untilEmbedded } from '../support/embeddings.js';
import { createConversation } from '../support/test-app.js';

const BANK = 'app_meaning';
const LOST = 'Block a stolen card at once.';
const HOURS = 'The branch opens at nine.';

describe('search by meaning', () => {
  const database = useVectorDatabase();
  let embedding: EmbeddingPlatform;

  beforeEach(async () => {
    embedding = await EmbeddingPlatform.open(database, readMeanings);
  });

  afterEach(() => embedding.close());

  /** The texts that were embedded to be found; those of questions are asked one at a time. */
  const embedded = (model: string): string[] =>
    embedding.service.requests
      .filter(({ path, body }) => path === '/embeddings' && body.model === model)
      .flatMap(({ body }) => body.input as string[])
      .filter((text) => text.startsWith('Help\n'));

  it('finds what shares no word with the question, and cites it in a reply', async () => {
    await addDocument(embedding.app, BANK, LOST);
    await addDocument(embedding.app, BANK, HOURS);
    await untilEmbedded(embedding.app, BANK);

    expect((await find(embedding.app, BANK, 'someone pinched my plastic'))[0]).toBe(LOST);

    const id = await createConversation(embedding.app.http, {
      application_id: BANK,
      config: { enable_rag: true },
    });
    const { body } = await embedding.app.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'someone pinched my plastic' })
      .expect(201);
    const { run_id: runId } = body as { run_id: string };
    const manifest = await embedding.app.http.get(`/v1/runs/${runId}/manifest`).expect(200);
    expect(manifest.body).toMatchObject({ manifest: { passages: [{ text: LOST }] } });
  });

  it('gives up embedding the question of a reply that is cancelled, and takes the service for none that is down', async () => {
    await addDocument(embedding.app, BANK, LOST);
    await untilEmbedded(embedding.app, BANK);
    embedding.service.fail({ kind: 'hang' });
    const asked = embedding.service.requests.length;
    const id = await createConversation(embedding.app.http, {
      application_id: BANK,
      config: { enable_rag: true },
    });
    const sending = embedding.app.http
      .post(`/v1/conversations/${id}/messages/stream`)
      .send({ content: 'someone pinched my plastic' })
      .then(({ text }) => text);
    await until('the question is being embedded', () =>
      Promise.resolve(embedding.service.requests.length > asked),
    );
    const { body: conversation } = await embedding.app.http.get(`/v1/conversations/${id}`).expect(200);
    const { active_run_id: runId } = conversation as { active_run_id: string };

    await embedding.app.http.post(`/v1/runs/${runId}/cancel`).expect(200);

    expect(await sending).toContain('"type":"abort"');
    await embedding.service.abandonment();
    // One that was not answered in its time would not be asked for a while.
    embedding.service.fail(undefined);
    expect(await find(embedding.app, BANK, 'someone pinched my plastic')).toEqual([LOST]);
  });

  it('tells how far it is', async () => {
    expect(await embeddingsOf(embedding.app, BANK)).toEqual({
      model: 'openai:first',
      passages: 0,
      generations: [],
      weights: { lexical: 2 / 3, semantic: 1 / 3, from: 'default' },
      last_error: null,
    });
    await addDocument(embedding.app, BANK, LOST);
    await untilEmbedded(embedding.app, BANK);
    expect(await embeddingsOf(embedding.app, BANK)).toMatchObject({
      passages: 1,
      generations: [{ model: 'openai:first', state: 'active', dimensions: 256, embedded: 1 }],
    });
    await embedding.app.http.get('/v1/knowledge/embeddings').expect(422);
  });

  it.each(['status', 'hang'] as const)(
    'goes on by words while the service is down (%s), and catches up',
    async (kind) => {
      await addDocument(embedding.app, BANK, LOST);
      await untilEmbedded(embedding.app, BANK);
      embedding.service.fail(kind === 'status' ? { kind, status: 503 } : { kind });

      expect(await find(embedding.app, BANK, 'a stolen card')).toEqual([LOST]);
      expect(await find(embedding.app, BANK, 'someone pinched my plastic')).toEqual([]);
      const id = await createConversation(embedding.app.http, {
        application_id: BANK,
        config: { enable_rag: true },
      });
      const { body } = await embedding.app.http
        .post(`/v1/conversations/${id}/messages`)
        .send({ content: 'my card is stolen' })
        .expect(201);
      expect((body as { content: string }).content).toContain(LOST);

      embedding.service.fail({ kind: 'status', status: 503 });
      await addDocument(embedding.app, BANK, HOURS);
      expect(await find(embedding.app, BANK, 'when does the branch open')).toEqual([HOURS]);
      expect(await embeddingsOf(embedding.app, BANK)).toMatchObject({
        passages: 2,
        generations: [{ embedded: 1 }],
      });

      embedding.service.fail(undefined);
      await untilEmbedded(embedding.app, BANK);
    },
  );

  it('answers throughout a change of the model, and then forgets the older vectors', async () => {
    await addDocument(embedding.app, BANK, LOST);
    await addDocument(embedding.app, BANK, HOURS);
    await untilEmbedded(embedding.app, BANK);

    embedding.service.fail({ kind: 'status', status: 401 });
    await embedding.restart({ EMBEDDING_MODEL: 'openai:second' });
    await until(
      'the change waits',
      async () => (await embeddingsOf(embedding.app, BANK)).last_error !== null,
    );
    expect(await embeddingsOf(embedding.app, BANK)).toMatchObject({
      model: 'openai:second',
      generations: [{ model: 'openai:first', state: 'active', embedded: 2 }],
      last_error: { code: 'model_authentication_failed' },
    });

    embedding.service.fail(undefined);
    const found: string[][] = [];
    await until('the new vectors are whole', async () => {
      found.push(await find(embedding.app, BANK, 'someone pinched my plastic'));
      const { generations } = await embeddingsOf(embedding.app, BANK);
      return generations.length === 1 && generations[0]?.model === 'openai:second';
    });
    found.push(await find(embedding.app, BANK, 'someone pinched my plastic'));
    expect(found.map(([first]) => first)).toEqual(found.map(() => LOST));
    expect((await embeddingsOf(embedding.app, BANK)).generations).toMatchObject([
      { model: 'openai:second', state: 'active', embedded: 2 },
    ]);
  });

  it('goes on after a restart in the middle, and embeds nothing twice', async () => {
    for (let index = 0; index < 40; index += 1) await addDocument(embedding.app, BANK, `Text ${index}.`);
    await until('some have vectors', async () => {
      const { generations } = await embeddingsOf(embedding.app, BANK);
      return (generations[0]?.embedded ?? 0) > 0;
    });
    await embedding.restart();
    for (let index = 40; index < 60; index += 1) await addDocument(embedding.app, BANK, `Text ${index}.`);
    await untilEmbedded(embedding.app, BANK);
    const done = embedded('first').length;
    await embedding.restart();
    await untilEmbedded(embedding.app, BANK);
    await addDocument(embedding.app, BANK, 'One more.');
    await untilEmbedded(embedding.app, BANK);

    expect(embedded('first').slice(done)).toEqual(['Help\n\nOne more.']);
  });

  it('refuses vectors of other dimensions, and says what to do', async () => {
    await addDocument(embedding.app, BANK, LOST);
    await untilEmbedded(embedding.app, BANK);
    const changed = await startFakeEmbeddings({ dimensions: 128, read: readMeanings });
    try {
      await embedding.restart({ EMBEDDING_BASE_URL: changed.url });
      await addDocument(embedding.app, BANK, HOURS);
      await until('it is refused', async () => (await embeddingsOf(embedding.app, BANK)).last_error !== null);

      const { last_error: error, generations } = await embeddingsOf(embedding.app, BANK);
      expect(error).toMatchObject({ code: 'embedding_dimensions_changed' });
      expect(error?.detail).toContain('128 dimensions; those it made before have 256');
      expect(generations).toMatchObject([{ dimensions: 256, embedded: 1 }]);
      expect(await find(embedding.app, BANK, 'a stolen card')).toEqual([LOST]);
    } finally {
      await embedding.restart();
      await changed.close();
    }
  });

  it('has what was found put in order by a model, where there is one', async () => {
    const often = 'Card, card, card: a game of cards.';
    const fitting = 'A stolen card.';
    await addDocument(embedding.app, BANK, often);
    await addDocument(embedding.app, BANK, fitting);
    await untilEmbedded(embedding.app, BANK);
    await embedding.restart({ EMBEDDING_MODEL: '', EMBEDDING_BASE_URL: '' });
    expect(await find(embedding.app, BANK, 'pinched card')).toEqual([often, fitting]);

    await embedding.restart({
      EMBEDDING_MODEL: '',
      EMBEDDING_BASE_URL: '',
      RERANK_MODEL: 'judge',
      RERANK_BASE_URL: embedding.service.url,
    });
    expect(await find(embedding.app, BANK, 'pinched card')).toEqual([fitting, often]);

    embedding.service.fail({ kind: 'status', status: 503 });
    expect(await find(embedding.app, BANK, 'pinched card')).toEqual([often, fitting]);
  });
});
