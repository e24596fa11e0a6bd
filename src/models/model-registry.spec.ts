import { SystemClock } from '../common/clock.js';
import { Config, loadConfig } from '../config/config.js';
import { type Environment } from '../config/environment.js';
import { describeChatProvider } from './chat-provider.contract.js';
import { type ChatProvider } from './chat-provider.js';
import { createChatProviders } from './create-chat-providers.js';
import { ModelNotConfiguredError } from './model-not-configured.error.js';
import { someEndpoints } from './testing/an-endpoint.js';
import { ModelLimits } from './limits/model-limits.js';
import { ModelRegistry } from './model-registry.js';
import { ModelListDto } from './models.dto.js';
import { OfflineChatProvider } from './offline/offline-chat-provider.js';
import { TimerSleeper } from './sleeper.js';
import { FakeChatProvider } from './testing/fake-chat-provider.js';

function registry(environment: Environment = {}, ...others: ChatProvider[]): ModelRegistry {
  return registryOf(loadConfig(environment), ...others);
}

function registryOf(config: Config, ...others: ChatProvider[]): ModelRegistry {
  const offline = new OfflineChatProvider(config, new TimerSleeper());
  return new ModelRegistry(config, [
    offline,
    ...createChatProviders(config, someEndpoints({}, config), new SystemClock()),
    ...others,
  ]);
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
    expect(new ModelListDto(models.list(), new ModelLimits(loadConfig({}))).data).toMatchObject([
      { id: 'offline', provider: 'offline', default: false },
      { id: 'openai:gpt-5-mini', provider: 'openai', default: true },
      { id: 'openai:<model>', provider: 'openai', default: false },
    ]);
    expect(registry().list()).toMatchObject([{ id: 'offline', isDefault: true }]);
  });

  it.each([
    ['gpt-5-mini', {}, 'DEFAULT_MODEL is "gpt-5-mini", which needs OPENAI_BASE_URL or OPENAI_API_KEY'],
    ['anthropic:x', openai, 'DEFAULT_MODEL is "anthropic:x", which needs ANTHROPIC_API_KEY'],
  ])('does not start with the default model %s', (name, environment, message) => {
    expect(() => registry({ ...environment, DEFAULT_MODEL: name })).toThrow(message);
  });
});

describeChatProvider('a third provider', () => ({
  provider: new FakeChatProvider('acme', ['road', 'road:runner']),
  models: ['road', 'road:runner'],
  bare: [],
}));

describe('ModelRegistry with a third provider', () => {
  const acme = new FakeChatProvider('acme', ['road', 'road:runner']);
  /** Whose default model is one of the third provider's. */
  const { server, database, models: settings, access } = loadConfig({});
  const acmeFirst = new Config(server, database, { ...settings, defaultModel: 'acme:road' }, access);

  it.each(['acme:road', 'acme:road:runner'])('finds its model %s', (name) => {
    expect(registry({}, acme).resolve(name).id).toBe(name);
  });

  it('lists its models behind the others, and names them in a refusal', () => {
    const models = registry(openai, acme);
    const ids = ['offline', 'openai:<model>', 'acme:road', 'acme:road:runner'];
    expect(models.list().map(({ id }) => id)).toEqual(ids);
    expect(models.list().at(-1)).toEqual({
      id: 'acme:road:runner',
      provider: 'acme',
      isDefault: false,
      description: 'The model acme:road:runner.',
    });
    expect(refusalOf(models, 'acme:coyote')).toMatchObject({
      code: 'model_not_configured',
      members: { configured_models: ids },
    });
  });

  it('may have the default', () => {
    const models = registryOf(acmeFirst, acme);
    expect(models.defaultModel).toBe('acme:road');
    expect(models.list().filter(({ isDefault }) => isDefault)).toMatchObject([{ id: 'acme:road' }]);
  });

  it('keeps its names from every other, there or not', () => {
    expect(refusalOf(registry(openai), 'acme:road').message).toContain(
      'Configured: offline, openai:<model>.',
    );
    expect(registry(openai, acme).resolve('road').id).toBe('openai:road');
    expect(() => registryOf(acmeFirst)).toThrow(ModelNotConfiguredError);
  });
});
