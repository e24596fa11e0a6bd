import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { until } from '../browser/support/until.js';
import { addDocument, embeddingsOf, find, untilEmbedded } from '../support/embeddings.js';
import { allFrames } from '../support/sse.js';
import { startApp, type TestApp } from '../support/test-app.js';

const BANK = 'app_bank';
const SHOP = 'app_shop';
/** More than one passage. */
const LONG = 'The branch opens at nine. '.repeat(300);

interface Document {
  passage_count: number;
  embedded_passages: number | null;
}

describe('a document among vectors', () => {
  let folder: string;
  let service: FakeEmbeddings;
  let platform: TestApp;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vectors-'));
    service = await startFakeEmbeddings();
    platform = await start();
  });

  afterEach(async () => {
    await service.close();
    await platform.close();
    await rm(folder, { recursive: true });
  });

  const start = (model = 'openai:first'): Promise<TestApp> =>
    startApp({
      DATABASE_URL: `sqlite:${folder}/platform.db`,
      EMBEDDING_MODEL: model,
      ...(model && { EMBEDDING_BASE_URL: service.url }),
    });
  const restart = async (model: string): Promise<void> => {
    await platform.close();
    platform = await start(model);
  };
  const get = async (id: string): Promise<Document> =>
    (await platform.http.get(`/v1/knowledge/documents/${id}`).expect(200)).body as Document;
  const untilRefused = (application: string) =>
    until(
      'the service has refused',
      async () => (await embeddingsOf(platform, application)).last_error !== null,
    );

  it('tells how many of its passages have one, and counts no others', async () => {
    const own = await addDocument(platform, BANK, LONG);
    await addDocument(platform, BANK, 'Something else.');
    await untilEmbedded(platform, BANK);
    service.fail({ kind: 'status', status: 401 });
    const foreign = await addDocument(platform, SHOP, LONG);
    await untilRefused(SHOP);

    const { passage_count: passages, embedded_passages: embedded } = await get(own);
    expect(passages).toBeGreaterThan(1);
    expect(embedded).toBe(passages);
    expect(await get(foreign)).toMatchObject({ passage_count: passages, embedded_passages: 0 });
  });

  it('is ready, and its events end, also while there can be none', async () => {
    service.fail({ kind: 'status', status: 401 });
    const id = await addDocument(platform, BANK, 'The branch opens at nine.');
    await untilRefused(BANK);

    const frames = await allFrames(await fetch(`${platform.url}/v1/knowledge/documents/${id}/events`));
    expect(frames.at(-1)?.data).toBe('[DONE]');
    expect(await get(id)).toMatchObject({ state: 'ready', passage_count: 1, embedded_passages: 0 });
    expect(await find(platform, BANK, 'branch')).toHaveLength(1);
  });

  it('counts those of the model that is configured', async () => {
    const id = await addDocument(platform, BANK, LONG);
    await untilEmbedded(platform, BANK);
    const { passage_count: passages } = await get(id);

    service.fail({ kind: 'status', status: 401 });
    await restart('openai:second');
    await untilRefused(BANK);
    expect(await get(id)).toMatchObject({ embedded_passages: 0 });

    service.fail(undefined);
    await untilEmbedded(platform, BANK);
    expect(await get(id)).toMatchObject({ embedded_passages: passages });

    await restart('');
    expect(await get(id)).toMatchObject({ embedded_passages: null });
  });
});
