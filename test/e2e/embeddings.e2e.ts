import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { until } from '../browser/support/until.js';
import { addDocument, embeddingsOf, find, untilEmbedded } from '../support/embeddings.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

const BANK = 'app_meaning';
const LOST = 'Block a stolen card at once.';
const HOURS = 'The branch opens at nine.';
const MEANINGS: Record<string, string> = { swiped: 'stolen', pinched: 'stolen', plastic: 'card' };

const read = (text: string): string =>
  text.toLowerCase().replace(/\p{L}+/gu, (word) => MEANINGS[word] ?? word);

describe('search by meaning', () => {
  let folder: string;
  let service: FakeEmbeddings;
  let platform: TestApp;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embeddings-'));
    service = await startFakeEmbeddings({ read });
    platform = await start();
  });

  afterEach(async () => {
    await service.close();
    await platform.close();
    await rm(folder, { recursive: true });
  });

  const start = (environment: Record<string, string> = {}): Promise<TestApp> =>
    startApp({
      DATABASE_URL: `sqlite:${folder}/platform.db`,
      EMBEDDING_MODEL: 'openai:first',
      EMBEDDING_BASE_URL: service.url,
      ...environment,
    });
  const restart = async (environment: Record<string, string> = {}): Promise<void> => {
    await platform.close();
    platform = await start(environment);
  };
  /** The texts that were embedded to be found; those of questions are asked one at a time. */
  const embedded = (model: string): string[] =>
    service.requests
      .filter(({ path, body }) => path === '/embeddings' && body.model === model)
      .flatMap(({ body }) => body.input as string[])
      .filter((text) => text.startsWith('Help\n'));

  it('finds what shares no word with the question, and cites it in a reply', async () => {
    await addDocument(platform, BANK, LOST);
    await addDocument(platform, BANK, HOURS);
    await untilEmbedded(platform, BANK);

    expect((await find(platform, BANK, 'someone pinched my plastic'))[0]).toBe(LOST);

    const id = await createConversation(platform.http, {
      application_id: BANK,
      config: { enable_rag: true },
    });
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'someone pinched my plastic' })
      .expect(201);
    const { run_id: runId } = body as { run_id: string };
    const manifest = await platform.http.get(`/v1/runs/${runId}/manifest`).expect(200);
    expect(manifest.body).toMatchObject({ manifest: { passages: [{ text: LOST }] } });
  });

  it('tells how far it is', async () => {
    expect(await embeddingsOf(platform, BANK)).toEqual({
      model: 'openai:first',
      passages: 0,
      generations: [],
      last_error: null,
    });
    await addDocument(platform, BANK, LOST);
    await untilEmbedded(platform, BANK);
    expect(await embeddingsOf(platform, BANK)).toMatchObject({
      passages: 1,
      generations: [{ model: 'openai:first', state: 'active', dimensions: 256, embedded: 1 }],
    });
    await platform.http.get('/v1/knowledge/embeddings').expect(422);
  });

  it.each(['status', 'hang'] as const)(
    'goes on by words while the service is down (%s), and catches up',
    async (kind) => {
      await addDocument(platform, BANK, LOST);
      await untilEmbedded(platform, BANK);
      service.fail(kind === 'status' ? { kind, status: 503 } : { kind });

      expect(await find(platform, BANK, 'a stolen card')).toEqual([LOST]);
      expect(await find(platform, BANK, 'someone pinched my plastic')).toEqual([]);
      const id = await createConversation(platform.http, {
        application_id: BANK,
        config: { enable_rag: true },
      });
      const { body } = await platform.http
        .post(`/v1/conversations/${id}/messages`)
        .send({ content: 'my card is stolen' })
        .expect(201);
      expect((body as { content: string }).content).toContain(LOST);

      service.fail({ kind: 'status', status: 503 });
      await addDocument(platform, BANK, HOURS);
      expect(await find(platform, BANK, 'when does the branch open')).toEqual([HOURS]);
      expect(await embeddingsOf(platform, BANK)).toMatchObject({
        passages: 2,
        generations: [{ embedded: 1 }],
      });

      service.fail(undefined);
      await untilEmbedded(platform, BANK);
    },
  );

  it('answers throughout a change of the model, and then forgets the older vectors', async () => {
    await addDocument(platform, BANK, LOST);
    await addDocument(platform, BANK, HOURS);
    await untilEmbedded(platform, BANK);

    service.fail({ kind: 'status', status: 401 });
    await restart({ EMBEDDING_MODEL: 'openai:second' });
    await until('the change waits', async () => (await embeddingsOf(platform, BANK)).last_error !== null);
    expect(await embeddingsOf(platform, BANK)).toMatchObject({
      model: 'openai:second',
      generations: [{ model: 'openai:first', state: 'active', embedded: 2 }],
      last_error: { code: 'model_authentication_failed' },
    });

    service.fail(undefined);
    const found: string[][] = [];
    await until('the new vectors are whole', async () => {
      found.push(await find(platform, BANK, 'someone pinched my plastic'));
      const { generations } = await embeddingsOf(platform, BANK);
      return generations.length === 1 && generations[0]?.model === 'openai:second';
    });
    found.push(await find(platform, BANK, 'someone pinched my plastic'));
    expect(found.map(([first]) => first)).toEqual(found.map(() => LOST));
    expect((await embeddingsOf(platform, BANK)).generations).toMatchObject([
      { model: 'openai:second', state: 'active', embedded: 2 },
    ]);
  });

  it('goes on after a restart in the middle, and embeds nothing twice', async () => {
    for (let index = 0; index < 40; index += 1) await addDocument(platform, BANK, `Text ${index}.`);
    await until('some have vectors', async () => {
      const { generations } = await embeddingsOf(platform, BANK);
      return (generations[0]?.embedded ?? 0) > 0;
    });
    await restart();
    for (let index = 40; index < 60; index += 1) await addDocument(platform, BANK, `Text ${index}.`);
    await untilEmbedded(platform, BANK);
    const done = embedded('first').length;
    await restart();
    await untilEmbedded(platform, BANK);
    await addDocument(platform, BANK, 'One more.');
    await untilEmbedded(platform, BANK);

    expect(embedded('first').slice(done)).toEqual(['Help\n\nOne more.']);
  });

  it('refuses vectors of other dimensions, and says what to do', async () => {
    await addDocument(platform, BANK, LOST);
    await untilEmbedded(platform, BANK);
    const changed = await startFakeEmbeddings({ dimensions: 128, read });
    try {
      await restart({ EMBEDDING_BASE_URL: changed.url });
      await addDocument(platform, BANK, HOURS);
      await until('it is refused', async () => (await embeddingsOf(platform, BANK)).last_error !== null);

      const { last_error: error, generations } = await embeddingsOf(platform, BANK);
      expect(error).toMatchObject({ code: 'embedding_dimensions_changed' });
      expect(error?.detail).toContain('128 dimensions; those it made before have 256');
      expect(generations).toMatchObject([{ dimensions: 256, embedded: 1 }]);
      expect(await find(platform, BANK, 'a stolen card')).toEqual([LOST]);
    } finally {
      await platform.close();
      await changed.close();
      platform = await start();
    }
  });

  it('has what was found put in order by a model, where there is one', async () => {
    const often = 'Card, card, card: a game of cards.';
    const fitting = 'A stolen card.';
    await addDocument(platform, BANK, often);
    await addDocument(platform, BANK, fitting);
    await untilEmbedded(platform, BANK);
    await restart({ EMBEDDING_MODEL: '', EMBEDDING_BASE_URL: '' });
    expect(await find(platform, BANK, 'pinched card')).toEqual([often, fitting]);

    await restart({
      EMBEDDING_MODEL: '',
      EMBEDDING_BASE_URL: '',
      RERANK_MODEL: 'judge',
      RERANK_BASE_URL: service.url,
    });
    expect(await find(platform, BANK, 'pinched card')).toEqual([fitting, often]);

    service.fail({ kind: 'status', status: 503 });
    expect(await find(platform, BANK, 'pinched card')).toEqual([often, fitting]);
  });
});
