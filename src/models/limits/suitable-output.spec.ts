import { suitableOutput } from './suitable-output.js';

const of = (model: string, context?: number, output?: number) => suitableOutput(model, { context, output });

describe('the length of a reply that suits a model', () => {
  it.each([
    ['openai:gpt-5-mini', 400_000, 128_000, 16_384],
    ['openai:o3', 200_000, 100_000, 16_384],
    ['anthropic:claude-sonnet-4-5', 200_000, 64_000, 16_384],
    ['google:gemini-2.5-pro', 1_048_576, 65_536, 16_384],
    ['local:deepseek-r1:8b', 32_768, undefined, 8_192],
    ['local:qwen3:8b', undefined, undefined, 8_192],
  ])('%s has room to think', (model, context, output, tokens) => {
    expect(of(model, context, output)).toBe(tokens);
  });

  it('is that of an answer for one that does not think', () => {
    expect(of('openai:gpt-4o', 128_000, 16_384)).toBe(4_096);
    expect(of('openai:gpt-4', 8_192, 8_192)).toBe(2_048);
    expect(of('openai:gpt-4.1', 1_047_576, 32_768)).toBe(4_096);
  });

  it('is what it always was where nobody knows anything of it', () => {
    expect(of('offline')).toBe(1_024);
    expect(of('openai:llama3.1:8b')).toBe(1_024);
  });

  it('is never more than it can say, nor than a quarter of what it can read', () => {
    expect(of('openai:gpt-3.5-turbo', 16_385, 4_096)).toBe(4_096);
    expect(of('local:tiny', 4_096)).toBe(1_024);
  });
});
