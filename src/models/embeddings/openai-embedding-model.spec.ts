import { describeEmbeddingModel } from './embedding-model.contract.js';
import { API_KEY, failureOf, fake, inputsOf, signal, sleeper, start } from './testing/embedding-provider.js';

describeEmbeddingModel('OpenAiEmbeddingModel', async () => ({
  model: await start(),
  close: () => fake.close(),
}));

describe('OpenAiEmbeddingModel', () => {
  afterEach(() => fake.close());

  it('asks as the endpoint expects', async () => {
    const model = await start();
    await model.embed(['one'], 'document', signal);
    expect(model.id).toBe('openai:embed-test');
    expect(fake.requests).toMatchObject([
      {
        path: '/embeddings',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
        body: { model: 'embed-test', input: ['one'], encoding_format: 'base64' },
      },
    ]);
  });

  it('writes before a text what the model was trained to see', async () => {
    const model = await start({}, {}, 'nomic-embed-text:v1.5');
    await model.embed(['fees'], 'document', signal);
    await model.embed(['fees'], 'query', signal);
    expect(fake.requests.map(inputsOf)).toEqual([['search_document: fees'], ['search_query: fees']]);
  });

  it.each(['hang', 'stall'] as const)('ends a call that takes longer than it may (%s)', async (kind) => {
    const model = await start({}, { timeoutMs: { document: 30, query: 30 } });
    fake.fail({ kind });
    expect((await failureOf(model)).code).toBe('model_timeout');
  });

  it('throws the reason of a signal that aborts while it waits, and hangs up', async () => {
    const model = await start();
    fake.fail({ kind: 'hang' });
    const controller = new AbortController();
    const reason = new Error('enough');
    const waiting = model.embed(['one'], 'document', controller.signal);
    await fake.arrival();
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await fake.abandonment();
  });

  it('throws the reason of a signal that aborts between two tries', async () => {
    const model = await start();
    fake.fail({ kind: 'status', status: 500 });
    const controller = new AbortController();
    const reason = new Error('enough');
    sleeper.sleep = () => {
      controller.abort(reason);
      return Promise.resolve();
    };
    await expect(model.embed(['one'], 'document', controller.signal)).rejects.toBe(reason);
    expect(fake.requests).toHaveLength(1);
  });
});
