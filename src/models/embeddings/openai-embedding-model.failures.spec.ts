import { API_KEY, failureOf, fake, signal, sleeper, start } from './testing/embedding-provider.js';

describe('OpenAiEmbeddingModel', () => {
  afterEach(() => fake.close());

  describe('failures that may pass', () => {
    it('are tried again after ever longer waits', async () => {
      const model = await start({
        faults: [
          // The first, as a kept connection that is reset is taken for one that was idle for too long.
          { kind: 'reset' },
          { kind: 'status', status: 500 },
          { kind: 'cut' },
          { kind: 'status', status: 429, retryAfter: '7' },
          { kind: 'status', status: 503, retryAfter: '0' },
        ],
      });
      expect(await model.embed(['one'], 'document', signal)).toHaveLength(1);
      expect(sleeper.sleptMs).toEqual([500, 1_000, 2_000, 7_000, 8_000]);
    });

    it('are given up in the end', async () => {
      const model = await start();
      fake.fail({ kind: 'status', status: 502, body: '<html>Bad gateway</html>' });
      expect(await failureOf(model)).toMatchObject({
        code: 'model_failed',
        message: 'The model provider failed (HTTP 502).',
      });
      expect(fake.requests).toHaveLength(6);
    });

    it('are not waited for where the provider wants to be left alone for long', async () => {
      const model = await start();
      fake.fail({ kind: 'status', status: 429, retryAfter: '120' });
      expect(await failureOf(model)).toMatchObject({ code: 'model_rate_limited', retryAfterSeconds: 120 });
      expect(fake.requests).toHaveLength(1);
    });

    it('are tried once more for a query, for which someone waits', async () => {
      const model = await start();
      fake.fail({ kind: 'status', status: 500 });
      expect((await failureOf(model, 'query')).code).toBe('model_failed');
      fake.fail({ kind: 'status', status: 429, retryAfter: '1' });
      expect((await failureOf(model, 'query')).code).toBe('model_rate_limited');
      expect(sleeper.sleptMs).toEqual([100]);
      expect(fake.requests).toHaveLength(3);
    });
  });

  it('says that nobody is there', async () => {
    const model = await start();
    await fake.close();
    expect((await failureOf(model, 'query')).message).toContain('ECONNREFUSED');
    await start();
  });

  it.each([
    [401, 'model_authentication_failed'],
    [404, 'model_not_found'],
  ])('does not try again after status %i', async (status, code) => {
    const model = await start();
    fake.fail({ kind: 'status', status, body: { error: { message: `key ${API_KEY}` } } });
    expect((await failureOf(model)).code).toBe(code);
    // Where nothing is found, it may be below /v1.
    expect(fake.requests.map(({ path }) => path)).toEqual(
      status === 404 ? ['/embeddings', '/v1/embeddings'] : ['/embeddings'],
    );
    expect(sleeper.sleptMs).toEqual([]);
  });
});
