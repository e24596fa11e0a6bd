import { classifyProblem } from './classify-problem.js';
import { readProblem } from './provider-problem.js';

const codeOf = (status: number, body: unknown) => classifyProblem(status, readProblem(body));

describe('classifyProblem', () => {
  it.each([
    [400, 'The input token count (5000) exceeds the maximum number of tokens allowed (4096).'],
    [400, 'Input is too long for requested model.'],
    [400, "This model's maximum prompt length is 1000 but the request contains 1450 tokens."],
    [422, '`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 3000 `inputs` tokens'],
    [413, 'Request too large for the model on tokens per minute (TPM): Limit 6000, Requested 9000'],
    [400, 'too many tokens: total number of tokens in the prompt cannot exceed 4000'],
    [400, 'Prompt exceeds max length'],
    [500, 'the prompt is larger than the context window'],
    [400, 'Range of input length should be [1, 6144]'],
  ])('HTTP %d is a context too long: %s', (status, message) => {
    expect(codeOf(status, [{ error: { message } }])).toBe('model_context_too_long');
  });

  it.each([
    [400, 'max_tokens is too large: 9000. This model supports at most 4096 completion tokens'],
    [400, 'temperature must be less than 2'],
    [400, 'messages: text content blocks must be non-empty'],
    [400, 'Invalid image in message 3'],
  ])('HTTP %d is none: %s', (status, message) => {
    expect(codeOf(status, { error: { message } })).toBe('model_rejected_request');
  });

  it('does not take a limit of requests for one of length', () => {
    const message = 'Rate limit reached: too many tokens per minute, the maximum is 6000';
    expect(codeOf(429, { error: { message } })).toBe('model_rate_limited');
  });

  it('tells a content that is not wanted from a key that is not', () => {
    expect(codeOf(403, { error: { message: 'Your input was flagged by moderation' } })).toBe(
      'model_refused_content',
    );
    expect(codeOf(400, { error: { code: 'content_filter', message: 'no' } })).toBe('model_refused_content');
    expect(codeOf(403, { error: { message: 'Key is disabled' } })).toBe('model_authentication_failed');
  });

  it('tells a route that is missing from a model that is', () => {
    const message = 'No endpoints found that support your parameters.';
    expect(codeOf(404, { error: { message } })).toBe('model_rejected_request');
    expect(codeOf(404, { error: { message: 'no such model' } })).toBe('model_not_found');
  });
});
