import { FixedClock } from '../../../common/testing/fixed-clock.js';
import { ModelError } from '../../model-error.js';
import {
  type FakeEmbeddings,
  type FakeEmbeddingsOptions,
  startFakeEmbeddings,
} from '../../testing/fake-embeddings.js';
import { type FakeRequest } from '../../testing/fake-request.js';
import { RecordingSleeper } from '../../testing/recording-sleeper.js';
import { DEFAULT_LIMITS, type EmbeddingLimits } from '../embedding-limits.js';
import { type EmbeddingPurpose } from '../embedding-model.js';
import { OpenAiEmbeddingModel } from '../openai-embedding-model.js';

export const API_KEY = 'sk-test-0123456789';
/** Never aborted. */
export const { signal } = new AbortController();

/** The provider of the running test; one test has one. */
export let fake: FakeEmbeddings;
/** Waits between the tries of the running test's model. */
export let sleeper: RecordingSleeper;

export async function start(
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

/** What a call throws, which must be typed and silent about the key. */
export async function failureOf(
  model: OpenAiEmbeddingModel,
  purpose: EmbeddingPurpose = 'document',
  texts: readonly string[] = ['one', 'two'],
): Promise<ModelError> {
  const error: unknown = await model.embed(texts, purpose, signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('expected a ModelError', { cause: error });
  expect(error.message).not.toContain(API_KEY);
  return error;
}

export const inputsOf = ({ body }: FakeRequest): string[] => body.input as string[];
