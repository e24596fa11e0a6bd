import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { until } from '../browser/support/until.js';
import { ServerProcess } from '../support/server-process.js';
import { connectTo, openTestDatabase, type TestDatabase } from '../support/test-database.js';

const APPLICATION = 'app_killed';
/** With as many, something is to be learned. */
const DOCUMENTS = 20;

interface Status {
  generations: { embedded: number; learned: object | null }[];
}

describe('a process that is killed over what it embeds', () => {
  let stored: TestDatabase;
  let service: FakeEmbeddings;
  let server: ServerProcess;
  /** Whether it does not come back from what it learns, which is asked for by titles alone. */
  let isHanging: boolean;

  beforeAll(async () => {
    stored = await openTestDatabase({ vectors: true });
    isHanging = true;
    service = await startFakeEmbeddings({
      refuse: ({ body }) => (isHanging && isLearning(body.input) ? { kind: 'hang' } : undefined),
    });
    server = await start();
  });

  afterAll(async () => {
    await server.end('SIGKILL');
    await service.close();
    await stored.remove();
  });

  const start = (): Promise<ServerProcess> =>
    ServerProcess.start({
      DATABASE_URL: stored.url,
      EMBEDDING_MODEL: 'openai:first',
      EMBEDDING_BASE_URL: service.url,
    });
  const status = async (): Promise<Status> => {
    const answer = await fetch(`${server.url}/v1/knowledge/embeddings?application_id=${APPLICATION}`);
    return (await answer.json()) as Status;
  };
  const add = async (title: string): Promise<void> => {
    const content = `Whoever asks for ${title} is told all of it.`;
    const answer = await fetch(`${server.url}/v1/knowledge/documents`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ application_id: APPLICATION, title, category: 'help', content }),
    });
    expect(answer.status).toBe(201);
  };
  const learning = () => service.requests.filter(({ body }) => isLearning(body.input)).length;
  const embedded = () =>
    service.requests
      .flatMap(({ body }) => (isLearning(body.input) ? [] : textsOf(body.input)))
      .filter((text) => text.includes('matter'));
  /** What the data says of what is left to do. */
  const left = async () => {
    const database = connectTo(stored.url);
    const row = await database.query
      .selectFrom('corpus')
      .leftJoin('vector_generation', 'vector_generation.corpus_id', 'corpus.id')
      .select(['unembedded', 'whole_up_to'])
      .where('application_id', '=', APPLICATION)
      .executeTakeFirst();
    await database.onApplicationShutdown();
    return row;
  };

  it('has it gone on with by the next, which embeds nothing twice; what is done is not looked at again', async () => {
    for (let number = 0; number < DOCUMENTS; number += 1) await add(`matter number ${number}`);
    await until('all is embedded, and something is to be learned', async () => {
      return learning() > 0 && (await status()).generations[0]?.embedded === DOCUMENTS;
    });
    await server.end('SIGKILL');
    expect(await left()).toMatchObject({ unembedded: 1 });

    isHanging = false;
    server = await start();
    await until('it is learned', async () => (await left())?.unembedded === 0);
    expect((await status()).generations).toMatchObject([
      { embedded: DOCUMENTS, learned: expect.any(Object) as object },
    ]);
    expect(await left()).toEqual({ unembedded: 0, whole_up_to: DOCUMENTS });
    expect(embedded()).toHaveLength(DOCUMENTS);
    await server.end('SIGKILL');

    const lessons = learning();
    server = await start();
    await add('one more matter');
    await until('it is embedded', async () => (await status()).generations[0]?.embedded === DOCUMENTS + 1);
    expect(embedded()).toHaveLength(DOCUMENTS + 1);
    expect(learning()).toBe(lessons);
  }, 60_000);
});

function isLearning(input: unknown): boolean {
  return textsOf(input).every((text) => !text.includes('\n\n'));
}

function textsOf(input: unknown): string[] {
  return [input].flat().map(String);
}
