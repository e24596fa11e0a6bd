import { readLimit } from './read-limit.js';

describe('readLimit', () => {
  it.each([
    [8192, "This model's maximum context length is 8192 tokens. However, you requested 9264 tokens."],
    [131072, 'exceeds the maximum number of tokens allowed (131072).'],
    [4096, 'request (9001 tokens) exceeds the available context size (4096 tokens)'],
    [33024, '(n_keep: 847741>= n_ctx: 33024)'],
    [4096, 'the model is loaded with context length of only 4096 tokens'],
    [200000, 'prompt is too long: 210266 tokens > 200,000 maximum'],
    [2048, '`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 3000'],
    [30720, 'Range of input length should be [1, 30720]'],
    [6000, 'tokens per minute (TPM): Limit 6000, Requested 9000'],
    [4096, "The input (5000 tokens) is longer than the model's context length (4096 tokens)."],
    [undefined, 'Input is too long for requested model.'],
    [undefined, 'prompt too long; exceeded max context length by 905 tokens'],
  ])('finds %s', (limit, words) => {
    expect(readLimit(words)).toBe(limit);
  });
});
