import { FixedClock } from '../../common/testing/fixed-clock.js';
import { ModelError } from '../model-error.js';
import {
  type FakeEmbeddings,
  type FakeEmbeddingsOptions,
  startFakeEmbeddings,
} from '../testing/fake-embeddings.js';
import { RecordingSleeper } from '../testing/recording-sleeper.js';
import { HttpReranker } from './http-reranker.js';
import { describeReranker, QUESTION, TEXTS } from './reranker.contract.js';

const API_KEY = 'sk-test-0123456789';
const { signal } = new AbortController();

let fake: FakeEmbeddings;
let sleeper: RecordingSleeper;

async function start(options: FakeEmbeddingsOptions = {}, timeoutMs?: number): Promise<HttpReranker> {
  fake = await startFakeEmbeddings(options);
  sleeper = new RecordingSleeper();
  const endpoint = { baseUrl: fake.url, apiKey: API_KEY };
  return new HttpReranker(endpoint, 'rank-test', sleeper, new FixedClock(), timeoutMs);
}

async function failureOf(reranker: HttpReranker): Promise<ModelError> {
  const error: unknown = await reranker.rerank(QUESTION, TEXTS, 2, signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('expected a ModelError', { cause: error });
  expect(error.message).not.toContain(API_KEY);
  return error;
}

describeReranker('HttpReranker', async () => ({ reranker: await start(), close: () => fake.close() }));

describe('HttpReranker', () => {
  afterEach(() => fake.close());

  it('asks as the endpoint expects', async () => {
    const reranker = await start();
    await reranker.rerank(QUESTION, TEXTS, 2, signal);
    expect(reranker.id).toBe('rerank:rank-test');
    expect(fake.requests).toMatchObject([
      {
        path: '/rerank',
        headers: { authorization: `Bearer ${API_KEY}` },
        body: { model: 'rank-test', query: QUESTION, documents: TEXTS, top_n: 2 },
      },
    ]);
  });

  it.each([
    [
      'Voyage',
      {
        data: [
          { index: 2, relevance_score: 0.9 },
          { index: 0, relevance_score: 0.1 },
        ],
      },
    ],
    [
      'a score',
      {
        results: [
          { index: 0, score: 0.1 },
          { index: 2, score: 0.9 },
        ],
      },
    ],
    [
      'a bare list',
      [
        { index: 1, score: -4 },
        { index: 0, score: 0.1 },
        { index: 2, score: 0.9 },
      ],
    ],
  ])('reads an answer like that of %s', async (_, body) => {
    const reranker = await start();
    fake.fail({ kind: 'body', body });
    expect(await reranker.rerank(QUESTION, TEXTS, 2, signal)).toEqual([
      { index: 2, score: 0.9 },
      { index: 0, score: 0.1 },
    ]);
  });

  it('learns that an endpoint has another name for how many', async () => {
    const reranker = await start({
      refuse: ({ body }) =>
        'top_n' in body
          ? { kind: 'status', status: 400, body: { detail: 'Unknown argument top_n' } }
          : undefined,
    });
    const ask = (): Promise<unknown> => reranker.rerank(QUESTION, TEXTS, 2, signal);
    for (const ranked of await Promise.all([ask(), ask()])) expect(ranked).toHaveLength(2);
    expect(await ask()).toHaveLength(2);
    expect(fake.requests.map(({ body }) => body.top_n)).toEqual([2, 2, undefined, undefined, undefined]);
  });

  it('tries once more what may pass, and no longer, as a reader waits', async () => {
    const reranker = await start({ faults: [{ kind: 'status', status: 503 }] });
    expect(await reranker.rerank(QUESTION, TEXTS, 2, signal)).toHaveLength(2);
    fake.fail({ kind: 'reset' });
    expect((await failureOf(reranker)).code).toBe('model_unreachable');
    fake.fail({ kind: 'status', status: 429, retryAfter: '1' });
    expect((await failureOf(reranker)).code).toBe('model_rate_limited');
    expect(sleeper.sleptMs).toEqual([100, 100]);
    // A kept connection that is reset is taken for one that was idle for too long, and the call is made again at once.
    expect(fake.requests).toHaveLength(6);
  });

  it.each([
    ['garbage', { kind: 'garbage' }],
    ['a text too few', { kind: 'wrong-count' }],
    ['no list', { kind: 'body', body: { results: {} } }],
    ['a text that was not sent', { kind: 'body', body: [0, 3].map((index) => ({ index, score: 1 })) }],
    ['a text twice', { kind: 'body', body: [1, 1].map((index) => ({ index, score: 1 })) }],
    ['no score', { kind: 'body', body: [{ index: 0 }, { index: 1 }] }],
    ['nulls', { kind: 'body', body: [null, null] }],
  ] as const)('refuses an answer that is none: %s', async (_, fault) => {
    const reranker = await start();
    fake.fail(fault);
    expect((await failureOf(reranker)).code).toBe('model_answer_unreadable');
    expect(fake.requests).toHaveLength(1);
  });

  it.each(['hang', 'stall'] as const)('ends a call that takes longer than it may (%s)', async (kind) => {
    const reranker = await start({}, 30);
    fake.fail({ kind });
    expect((await failureOf(reranker)).code).toBe('model_timeout');
  });

  it('throws the reason of a signal that aborts while it waits, and hangs up', async () => {
    const reranker = await start();
    fake.fail({ kind: 'hang' });
    const controller = new AbortController();
    const reason = new Error('enough');
    const waiting = reranker.rerank(QUESTION, TEXTS, 2, controller.signal);
    await fake.arrival();
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await fake.abandonment();
  });
});
