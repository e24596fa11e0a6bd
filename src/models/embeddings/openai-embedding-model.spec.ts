import { FixedClock } from '../../common/testing/fixed-clock.js';
import { ModelError } from '../model-error.js';
import {
  type FakeEmbeddings,
  type FakeEmbeddingsOptions,
  startFakeEmbeddings,
} from '../testing/fake-embeddings.js';
import { type FakeRequest } from '../testing/fake-request.js';
import { RecordingSleeper } from '../testing/recording-sleeper.js';
import { DEFAULT_LIMITS, type EmbeddingLimits } from './embedding-limits.js';
import { describeEmbeddingModel } from './embedding-model.contract.js';
import { type EmbeddingPurpose } from './embedding-model.js';
import { OpenAiEmbeddingModel } from './openai-embedding-model.js';

const API_KEY = 'sk-test-0123456789';
const { signal } = new AbortController();

let fake: FakeEmbeddings;
let sleeper: RecordingSleeper;

async function start(
  options: FakeEmbeddingsOptions = {},
  limits: Partial<EmbeddingLimits> = {},
  model = 'embed-test',
): Promise<OpenAiEmbeddingModel> {
  fake = await startFakeEmbeddings(options);
  sleeper = new RecordingSleeper();
  const endpoint = { baseUrl: fake.url, apiKey: API_KEY };
  return new OpenAiEmbeddingModel(endpoint, model, sleeper, new FixedClock(), {
    ...DEFAULT_LIMITS,
    ...limits,
  });
}

async function failureOf(
  model: OpenAiEmbeddingModel,
  purpose: EmbeddingPurpose = 'document',
  texts: readonly string[] = ['one', 'two'],
): Promise<ModelError> {
  const error: unknown = await model.embed(texts, purpose, signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('expected a ModelError', { cause: error });
  expect(error.message).not.toContain(API_KEY);
  return error;
}

const inputsOf = ({ body }: FakeRequest): string[] => body.input as string[];

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

  describe('batches', () => {
    it('are bounded by texts and by characters, and texts are cut', async () => {
      const model = await start({}, { maxTexts: 3, maxCharacters: 10, maxTextCharacters: 8 });
      await model.embed(['a', 'b', 'c', 'd', 'eeeee', 'ffffff', 'g'.repeat(20)], 'document', signal);
      expect(fake.requests.map(inputsOf)).toEqual([
        ['a', 'b', 'c'],
        ['d', 'eeeee'],
        ['ffffff'],
        ['gggggggg'],
      ]);
    });

    it('are halved where they are too many texts, which is remembered', async () => {
      const model = await start({
        refuse: (request) =>
          inputsOf(request).length > 5
            ? {
                kind: 'status',
                status: 422,
                body: { message: 'batch size 16 > maximum allowed batch size 5' },
              }
            : undefined,
      });
      const texts = Array.from({ length: 16 }, (_, index) => `text ${index}`);
      const vectors = await model.embed(texts, 'document', signal);
      expect(await model.embed(texts, 'document', signal)).toEqual(vectors);
      const counts = fake.requests.map((request) => inputsOf(request).length);
      expect(counts).toEqual([16, 8, 4, 4, 8, 4, 4, 4, 4, 4, 4]);
      expect(sleeper.sleptMs).toEqual([]);
    });

    it.each([
      [413, '<html>Request Entity Too Large</html>'],
      [
        400,
        {
          error: {
            message: 'Requested 9000 tokens, max 8000 tokens per request',
            type: 'max_tokens_per_request',
          },
        },
      ],
      [
        500,
        { error: { code: 500, message: 'input is too large to process. increase the physical batch size' } },
      ],
    ])('are halved after status %i with %j', async (status, body) => {
      const model = await start({
        refuse: (request) =>
          inputsOf(request).join('').length > 40 ? { kind: 'status', status, body } : undefined,
      });
      const texts = Array.from({ length: 6 }, (_, index) => `${index} of ten chars`);
      expect(await model.embed(texts, 'document', signal)).toHaveLength(6);
      expect(sleeper.sleptMs).toEqual([]);
    });

    it('stay as large where a single text was too long', async () => {
      const tooLong = {
        code: 500,
        message: 'input is too large to process. increase the physical batch size',
      };
      const model = await start({
        refuse: (request) =>
          inputsOf(request).some(({ length }) => length > 600)
            ? { kind: 'status', status: 500, body: { error: tooLong } }
            : undefined,
      });
      await model.embed(['one', 'x'.repeat(1_000)], 'document', signal);
      const before = fake.requests.length;
      await model.embed(['one', 'two', 'three'], 'document', signal);
      expect(fake.requests).toHaveLength(before + 1);
    });

    it('end at the one text that is refused, and say why', async () => {
      const model = await start({
        refuse: (request) =>
          inputsOf(request).includes('three')
            ? { kind: 'status', status: 400, body: { error: { message: 'No threes.' } } }
            : undefined,
      });
      const error = await failureOf(model, 'document', ['one', 'two', 'three', 'four']);
      expect(error.code).toBe('model_rejected_request');
      expect(error.message).toContain('No threes.');
      expect(fake.requests.map((request) => inputsOf(request).length)).toEqual([4, 2, 2, 1]);
    });
  });

  it('halves a text that is too long for the model, but not for ever', async () => {
    const tooLong = {
      kind: 'status',
      status: 400,
      body: { error: { message: "This model's maximum context length is 512 tokens." } },
    } as const;
    const model = await start(
      { refuse: (request) => (inputsOf(request).some(({ length }) => length > 600) ? tooLong : undefined) },
      { minTextCharacters: 100 },
    );
    expect(await model.embed(['short', 'x'.repeat(4_000)], 'document', signal)).toHaveLength(2);
    const lengths = fake.requests.map((request) => inputsOf(request).map(({ length }) => length));
    expect(lengths).toEqual([[5, 4_000], [5], [4_000], [2_000], [1_000], [500]]);
    fake.fail(tooLong);
    expect((await failureOf(model, 'document', ['y'.repeat(400)])).code).toBe('model_context_too_long');
    expect(fake.requests.slice(6).map((request) => inputsOf(request)[0]?.length)).toEqual([400, 200, 100]);
  });

  describe('an endpoint with a dialect of its own', () => {
    it.each([
      ['no base64', { message: "encoding_format must be 'float'" }, 'base64', ['base64', 'float', 'float']],
      [
        'no encoding at all',
        { detail: 'Extra inputs: encoding_format' },
        'any',
        ['base64', 'float', undefined, undefined],
      ],
    ])('is learned: %s', async (_, body, refused, seen) => {
      const model = await start({
        refuse: ({ body: { encoding_format: encoding } }) =>
          encoding === refused || (refused === 'any' && encoding !== undefined)
            ? { kind: 'status', status: 422, body }
            : undefined,
      });
      const first = await model.embed(['one'], 'document', signal);
      expect(await model.embed(['one'], 'document', signal)).toEqual(first);
      expect(fake.requests.map(({ body: { encoding_format: encoding } }) => encoding)).toEqual(seen);
    });

    it('is learned by calls that are refused at the same time', async () => {
      const model = await start({
        refuse: ({ body }) =>
          body.encoding_format === 'base64'
            ? { kind: 'status', status: 400, body: { error: "encoding_format must be 'float'" } }
            : undefined,
      });
      await Promise.all(
        ['one', 'two', 'three', 'four'].map((text) => model.embed([text], 'document', signal)),
      );
      const encodings = fake.requests.map(({ body }) => body.encoding_format);
      expect(encodings.filter((encoding) => encoding !== 'base64')).toEqual(Array(4).fill('float'));
    });

    it('is told the purpose where it wants to know', async () => {
      const model = await start({
        refuse: ({ body }) =>
          'input_type' in body
            ? undefined
            : { kind: 'status', status: 400, body: { error: "'input_type' parameter is required" } },
      });
      await model.embed(['one'], 'document', signal);
      await model.embed(['one'], 'query', signal);
      expect(fake.requests.map(({ body }) => body.input_type)).toEqual([undefined, 'passage', 'query']);
    });

    it('is not asked the same for ever', async () => {
      const model = await start();
      fake.fail({
        kind: 'status',
        status: 400,
        body: { error: { message: 'encoding_format and input_type!' } },
      });
      expect((await failureOf(model, 'query', ['one'])).code).toBe('model_rejected_request');
      expect(fake.requests).toHaveLength(4);
    });
  });

  describe('failures that may pass', () => {
    it('are tried again after ever longer waits', async () => {
      const model = await start({
        faults: [
          { kind: 'status', status: 500 },
          { kind: 'reset' },
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
    fake = await startFakeEmbeddings();
  });

  it.each([
    [401, 'model_authentication_failed'],
    [404, 'model_not_found'],
  ])('does not try again after status %i', async (status, code) => {
    const model = await start();
    fake.fail({ kind: 'status', status, body: { error: { message: `key ${API_KEY}` } } });
    expect((await failureOf(model)).code).toBe(code);
    expect(fake.requests).toHaveLength(1);
  });

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
