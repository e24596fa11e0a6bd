import { SystemClock } from '../common/clock.js';
import { loadConfig } from '../config/config.js';
import { type Environment } from '../config/environment.js';
import { ModelNotConfiguredError } from './model-not-configured.error.js';
import { ModelRegistry } from './model-registry.js';
import { ModelListDto } from './models.dto.js';
import { TimerSleeper } from './sleeper.js';

function registry(environment: Environment = {}): ModelRegistry {
  return new ModelRegistry(loadConfig(environment), new TimerSleeper(), new SystemClock());
}

const openai: Environment = { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' };

function refusalOf(models: ModelRegistry, name: string): ModelNotConfiguredError {
  try {
    models.resolve(name);
  } catch (error) {
    if (error instanceof ModelNotConfiguredError) return error;
  }
  throw new Error(`expected ${name} to be refused`);
}

describe('ModelRegistry', () => {
  it('has the offline assistant without any setting', () => {
    const models = registry();
    expect(models.defaultModel).toBe('offline');
    expect(models.resolve('offline').id).toBe('offline');
  });

  it.each(['gpt-3.5-turbo', 'openai:gpt-3.5-turbo', 'openai:', '', 'Offline'])(
    'refuses %j where no endpoint is configured, and names what is',
    (name) => {
      const error = refusalOf(registry(), name);
      expect(error).toMatchObject({ kind: 'invalid', members: { configured_models: ['offline'] } });
      expect(error.message).toContain('Configured: offline.');
    },
  );

  it.each([
    ['gpt-3.5-turbo', 'openai:gpt-3.5-turbo'],
    ['openai:gpt-5-mini', 'openai:gpt-5-mini'],
    ['openai:qwen3:8b', 'openai:qwen3:8b'],
    ['Qwen/Qwen3-8B', 'openai:Qwen/Qwen3-8B'],
  ])('finds %s at the endpoint as %s', (name, id) => {
    expect(registry(openai).resolve(name).id).toBe(id);
  });

  it.each(['anthropic:claude', 'qwen3:8b', 'openai:', ''])('refuses %j with an endpoint', (name) => {
    expect(refusalOf(registry(openai), name).message).toContain('Configured: offline, openai:<model>.');
  });

  it('is configured by a key alone, too', () => {
    expect(registry({ OPENAI_API_KEY: 'k' }).resolve('gpt-5-mini').id).toBe('openai:gpt-5-mini');
  });

  it('keeps what a model has learned, for a bounded number of models', () => {
    const models = registry(openai);
    const first = models.resolve('m');
    expect(models.resolve('openai:m')).toBe(first);
    for (let index = 0; index < 100; index += 1) models.resolve(`m${index}`);
    expect(models.resolve('m')).not.toBe(first);
  });

  it('lists what is configured and marks the default', () => {
    const models = registry({ ...openai, DEFAULT_MODEL: 'gpt-5-mini' });
    expect(models.defaultModel).toBe('openai:gpt-5-mini');
    expect(new ModelListDto(models.list()).data).toMatchObject([
      { id: 'offline', provider: 'offline', default: false },
      { id: 'openai:gpt-5-mini', provider: 'openai', default: true },
      { id: 'openai:<model>', provider: 'openai', default: false },
    ]);
    expect(registry().list()).toMatchObject([{ id: 'offline', isDefault: true }]);
  });

  it.each([
    ['gpt-5-mini', {}, 'DEFAULT_MODEL is "gpt-5-mini", which needs OPENAI_BASE_URL or OPENAI_API_KEY'],
    ['anthropic:x', openai, 'DEFAULT_MODEL is "anthropic:x", which is neither offline nor openai:<model>'],
  ])('does not start with the default model %s', (name, environment, message) => {
    expect(() => registry({ ...environment, DEFAULT_MODEL: name })).toThrow(message);
  });
});
