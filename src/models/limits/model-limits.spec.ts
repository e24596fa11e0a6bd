import { loadConfig } from '../../config/config.js';
import { ModelLimits } from './model-limits.js';

const limits = (setting = ''): ModelLimits => new ModelLimits(loadConfig({ MODEL_CONTEXT_TOKENS: setting }));

describe('ModelLimits', () => {
  it('knows hosted models, and nothing of a model of whoever runs it', () => {
    expect(limits().find('openai:gpt-4o-mini')).toEqual({ tokens: 128_000, source: 'known' });
    expect(limits().find('openai:qwen3:8b')).toBeUndefined();
    expect(limits().find('offline')).toBeUndefined();
  });

  it('goes by a setting first, whose names may hold a star', () => {
    const set = limits('gpt-4o-mini=1000, openai:qwen*=40960, *=8192');
    expect(set.find('openai:gpt-4o-mini')).toEqual({ tokens: 1_000, source: 'setting' });
    expect(set.find('openai:qwen3:8b')).toEqual({ tokens: 40_960, source: 'setting' });
    expect(set.find('openai:anything')).toEqual({ tokens: 8_192, source: 'setting' });
  });

  it('knows what hosted models can say at once', () => {
    expect(limits().findOutput('openai:gpt-4o-mini')).toEqual({ tokens: 16_384, source: 'known' });
    expect(limits().findOutput('anthropic:claude-sonnet-4-5')?.tokens).toBe(64_000);
    expect(limits().findOutput('anthropic:claude-opus-5-5')?.tokens).toBe(128_000);
    expect(limits().findOutput('google:gemini-2.5-pro')?.tokens).toBe(65_536);
    expect(limits().findOutput('openai:qwen3:8b')).toBeUndefined();
  });

  it('learns what a refusal says, also against a setting', () => {
    const set = limits('m=32768');
    set.learn('openai:m', 4_096, 5_000);
    expect(set.find('openai:m')).toEqual({ tokens: 4_096, source: 'learned' });
  });

  it.each([[undefined], [7], [9_000_000]])(
    'takes less than what was sent, where a refusal says %s',
    (said) => {
      const set = limits();
      set.learn('openai:m', said, 5_000);
      expect(set.find('openai:m')?.tokens).toBe(4_500);
    },
  );

  it('takes ever less where the same is refused again, down to a bound', () => {
    const set = limits();
    for (let time = 0; time < 3; time += 1) set.learn('openai:m', 4_096, 4_000);
    expect(set.find('openai:m')?.tokens).toBe(2_916);
    for (let time = 0; time < 99; time += 1) set.learn('openai:m', undefined, 300);
    expect(set.find('openai:m')?.tokens).toBe(256);
  });
});
