import { type OutgoingHttpHeaders } from 'node:http';
import { type ModelError } from '../model-error.js';
import { API_KEY, failureOf, provider, start } from './testing/failing-provider.js';

async function refusal(
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): Promise<ModelError> {
  const model = await start(({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return await failureOf(model);
}

afterEach(() => provider.close());

describe('a provider that refuses', () => {
  it.each([401, 403])('%d is about credentials, and never shows the key', async (status) => {
    const message = `Incorrect API key provided: ${API_KEY} (sk-te*****6789).`;
    const error = await refusal(status, { error: { message, code: 'invalid_api_key' } });
    expect(error).toMatchObject({ code: 'model_authentication_failed', kind: 'upstream-failed' });
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.message).toContain('Incorrect API key provided: [redacted]');
    expect(error.message).not.toContain('6789');
  });

  it.each([
    [{ error: { message: 'model "gpt-test" not found, try pulling it first', type: 'not_found_error' } }],
    [{ object: 'error', message: 'The model `gpt-test` does not exist.', type: 'NotFoundError', code: 404 }],
    [{ detail: 'Not Found' }],
    ['404 page not found'],
  ])('404 is about the model or the address: %j', async (body) => {
    const error = await refusal(404, body);
    expect(error.code).toBe('model_not_found');
    expect(error.message).toMatch(
      /^The model provider has no model "gpt-test" at its address \(HTTP 404\): \S/,
    );
  });

  it('a model the project may not use is not found, whatever the status', async () => {
    const error = await refusal(403, { error: { message: 'no access', code: 'model_not_found' } });
    expect(error.code).toBe('model_not_found');
  });

  it.each([
    ['20', 20],
    ['1.2', 2],
    ['Fri, 20 Nov 2026 10:00:30 GMT', 30],
    ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('429 with Retry-After %s', async (header, seconds) => {
    const headers = header === undefined ? {} : { 'retry-after': header };
    const error = await refusal(429, { error: { message: 'Rate limit reached' } }, headers);
    expect(error).toMatchObject({
      code: 'model_rate_limited',
      kind: 'rate-limited',
      retryAfterSeconds: seconds,
    });
  });

  it('500 with a web page says nothing of the page', async () => {
    const page = '<!doctype html><html><body><h1>Internal Server Error</h1></body></html>';
    const error = await refusal(500, page, { 'content-type': 'text/html' });
    expect(error.code).toBe('model_failed');
    expect(error.message).toBe('The model provider failed (HTTP 500).');
  });

  it.each([502, 503, 529])('%d is a failure', async (status) => {
    expect((await refusal(status, 'upstream connect error')).code).toBe('model_failed');
  });

  it.each([
    [
      'OpenAI',
      {
        error: {
          message:
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        },
      },
    ],
    [
      'older vLLM',
      {
        object: 'error',
        message:
          "This model's maximum context length is 4096 tokens. However, you requested 5008 tokens (4008 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.",
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    ],
    [
      'vLLM',
      {
        error: {
          message: 'The decoder prompt (length 5005) is longer than the maximum model length of 4096.',
          type: 'BadRequestError',
          param: null,
          code: 400,
        },
      },
    ],
    [
      'llama.cpp',
      {
        error: {
          code: 400,
          message:
            'request (9001 tokens) exceeds the available context size (4096 tokens), try increasing it',
          type: 'exceed_context_size_error',
          n_prompt_tokens: 9001,
          n_ctx: 4096,
        },
      },
    ],
    [
      'Ollama',
      {
        error: {
          message: 'prompt too long; exceeded max context length by 905 tokens',
          type: 'invalid_request_error',
          param: null,
          code: null,
        },
      },
    ],
  ])('400 for a prompt too long, as %s says it', async (_, body) => {
    expect(await refusal(400, body)).toMatchObject({ code: 'model_context_too_long', kind: 'invalid' });
  });

  it.each([400, 409, 422])('%d for anything else is a rejected request', async (status) => {
    const error = await refusal(status, { detail: [{ loc: ['body', 'messages'], msg: 'too many' }] });
    expect(error.code).toBe('model_rejected_request');
    expect(error.message).toContain('too many');
  });

  it('bounds what the provider says', async () => {
    const error = await refusal(400, { error: { message: `long ${'x'.repeat(100_000)}` } });
    expect(error.message).toMatch(/x…$/);
  });

  it('tells an error that a success carries', async () => {
    const error = await refusal(200, { error: { message: `bad key ${API_KEY}`, code: 401 } });
    expect(error.code).toBe('model_authentication_failed');
  });
});
