import { anEndpoint } from '../../testing/an-endpoint.js';
import { FixedClock } from '../../../common/testing/fixed-clock.js';
import { collect, QUESTION } from '../../chat-model.contract.js';
import { ModelError } from '../../model-error.js';
import { OpenAiChatModel } from '../openai-chat-model.js';
import { startStubProvider, type StubCall, type StubProvider } from './stub-provider.js';

export const API_KEY = 'sk-test-0123456789';

/** The provider of the running test; one test has one. */
export let provider: StubProvider;

export async function start(answer: (call: StubCall) => void | Promise<void>): Promise<OpenAiChatModel> {
  provider = await startStubProvider(answer);
  return new OpenAiChatModel(
    { baseUrl: provider.baseUrl, apiKey: API_KEY },
    'gpt-test',
    anEndpoint(),
    // It is 10 o'clock.
    new FixedClock(Date.parse('2026-11-20T10:00:00Z')),
  );
}

/** What a call throws, which must be typed, short, and silent about the key. */
export async function failureOf(model: OpenAiChatModel, timeoutMs = 10_000): Promise<ModelError> {
  const error: unknown = await collect(model, { ...QUESTION, timeoutMs }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('expected a ModelError', { cause: error });
  expect(error.message).not.toContain(API_KEY);
  expect(error.message.length).toBeLessThan(450);
  return error;
}
