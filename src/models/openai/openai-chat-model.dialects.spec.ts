import { collect, QUESTION } from '../chat-model.contract.js';
import { failureOf, provider, start } from './testing/failing-provider.js';
import { answerTokens } from './testing/stub-provider.js';

afterEach(() => provider.close());

describe('a provider that wants another dialect', () => {
  it.each([
    [
      'max_completion_tokens',
      400,
      {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        type: 'invalid_request_error',
        param: 'max_tokens',
        code: 'unsupported_parameter',
      },
      (body: Record<string, unknown>) => 'max_tokens' in body,
    ],
    [
      'no stream_options',
      422,
      { message: 'Extra inputs are not permitted: stream_options' },
      (body: Record<string, unknown>) => 'stream_options' in body,
    ],
    [
      'no temperature',
      400,
      {
        message: "Unsupported value: 'temperature' does not support 0.7 with this model.",
        param: 'temperature',
        code: 'unsupported_value',
      },
      (body: Record<string, unknown>) => 'temperature' in body,
    ],
  ])('gets %s after one refusal, and from then on at once', async (_, status, error, isRefused) => {
    const model = await start((call) => {
      if (!isRefused(call.body)) {
        answerTokens(call, ['a', 'b', 'c']);
        return;
      }
      call.response.writeHead(status, { 'content-type': 'application/json' });
      call.response.end(JSON.stringify({ error }));
    });
    expect(await collect(model, { ...QUESTION, maxTokens: 2 })).toHaveLength(3);
    expect(await collect(model, { ...QUESTION, maxTokens: 2 })).toHaveLength(3);
    expect(provider.calls.map(({ body }) => isRefused(body))).toEqual([true, false, false]);
  });

  it('is not asked the same a third time', async () => {
    const model = await start(({ response }) => {
      response.writeHead(400);
      response.end(JSON.stringify({ error: { message: 'stream_options? never heard of it' } }));
    });
    expect((await failureOf(model)).code).toBe('model_rejected_request');
    expect(provider.calls).toHaveLength(2);
  });
});
