import { failureOf, fake, signal, start } from './testing/embedding-provider.js';

describe('OpenAiEmbeddingModel', () => {
  afterEach(() => fake.close());

  describe('an answer that is none', () => {
    const vector = [1, 0];
    it.each([
      ['garbage', { kind: 'garbage' }],
      ['a vector too few', { kind: 'wrong-count' }],
      ['more than can be read', { kind: 'endless' }],
      ['no list', { kind: 'body', body: { data: 'none' } }],
      ['nothing', { kind: 'body', body: null }],
      [
        'one text twice',
        { kind: 'body', body: { data: [0, 0].map((index) => ({ index, embedding: vector })) } },
      ],
      [
        'a place that is none',
        { kind: 'body', body: { data: [0, 2].map((index) => ({ index, embedding: vector })) } },
      ],
      ['unequal dimensions', { kind: 'body', body: { data: [{ embedding: vector }, { embedding: [1] }] } }],
      ['no dimensions', { kind: 'body', body: { data: [{ embedding: [] }, { embedding: [] }] } }],
      ['a hole', { kind: 'body', body: { data: [{ embedding: [null, 1] }, { embedding: vector }] } }],
      ['an infinite number', { kind: 'body', body: '{"data":[{"embedding":[1e999]},{"embedding":[1]}]}' }],
      [
        'base64 of half a float',
        { kind: 'body', body: { data: [{ embedding: 'AAA=' }, { embedding: vector }] } },
      ],
      ['nulls for vectors', { kind: 'body', body: { data: [null, null] } }],
    ] as const)('is refused: %s', async (_, fault) => {
      const model = await start({}, { maxAnswerBytes: 1_000_000 });
      fake.fail(fault);
      expect((await failureOf(model)).code).toBe('model_answer_unreadable');
      expect(fake.requests).toHaveLength(1);
    });

    it('is refused where two batches do not fit together', async () => {
      const model = await start(
        { faults: [{ kind: 'body', body: { data: [{ embedding: vector }] } }] },
        { maxTexts: 1 },
      );
      expect((await failureOf(model)).message).toContain('2 and of 256 dimensions');
    });

    it('is refused as what the endpoint says it is', async () => {
      const model = await start();
      fake.fail({ kind: 'body', body: { error: { message: 'slow down', code: 'rate_limit_exceeded' } } });
      expect((await failureOf(model, 'query')).code).toBe('model_rate_limited');
    });
  });

  it('takes an answer without places in the order it comes', async () => {
    const model = await start();
    fake.fail({ kind: 'body', body: { data: [{ embedding: [0, 5] }, { embedding: [-3, 0] }] } });
    expect(await model.embed(['one', 'two'], 'document', signal)).toEqual([
      new Float32Array([0, 1]),
      new Float32Array([-1, 0]),
    ]);
  });
});
