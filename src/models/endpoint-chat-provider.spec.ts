import { FixedClock } from '../common/testing/fixed-clock.js';
import { type ListedModelConfig } from '../config/models-file.js';
import { describeChatProvider } from './chat-provider.contract.js';
import { createChatProviders } from './create-chat-providers.js';
import { type ChatProvider } from './chat-provider.js';
import { Config, loadConfig } from '../config/config.js';
import { EndpointChatProvider } from './endpoint-chat-provider.js';
import { anEndpoint, someEndpoints } from './testing/an-endpoint.js';
import { ScriptedChatModel } from './testing/scripted-chat-model.js';

function create(prefix: string, environment: Record<string, string>): ChatProvider {
  const config: Config = loadConfig(environment);
  const providers = createChatProviders(config, someEndpoints({}, config), new FixedClock());
  return providers.find((provider) => provider.prefix === prefix)!;
}

describeChatProvider('the OpenAI-compatible endpoint', () => ({
  provider: create('openai', { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }),
  models: ['gpt-5-mini', 'qwen3:8b'],
  bare: ['gpt-5-mini', 'Qwen/Qwen3-8B'],
}));

describeChatProvider('Anthropic', () => ({
  provider: create('anthropic', { ANTHROPIC_API_KEY: 'k' }),
  models: ['claude-sonnet-4-5'],
  bare: [],
}));

describeChatProvider('Google', () => ({
  provider: create('google', { GOOGLE_GENERATIVE_AI_API_KEY: 'k' }),
  models: ['gemini-2.5-flash'],
  bare: [],
}));

function providing(models?: readonly ListedModelConfig[]): EndpointChatProvider {
  return new EndpointChatProvider({
    health: anEndpoint({}, 'near').health,
    title: 'an endpoint',
    models,
    takesBareNames: models === undefined,
    create: () => new ScriptedChatModel(),
  });
}

describe('EndpointChatProvider', () => {
  it('keeps what a model has learned, for the models that were asked for last', () => {
    const provider = providing();
    const [used, unused] = [provider.find('used'), provider.find('unused')];
    for (let index = 0; index < 99; index += 1) {
      provider.find(`m${index}`);
      expect(provider.findBare('used')).toBe(used);
    }
    expect(provider.find('unused')).not.toBe(unused);
  });

  it('has the models that are listed, and no others', () => {
    const models = ['a', 'b:1'].map((name) => ({
      name,
      contextTokens: undefined,
      outputTokens: undefined,
    }));
    const provider = providing(models);
    expect(provider.list()).toEqual(['near:a', 'near:b:1']);
    expect(provider.find('b:1')).toBe(provider.find('b:1'));
    expect(provider.find('b:1')).toBeDefined();
    expect(provider.find('c')).toBeUndefined();
    expect(provider.findBare('a')).toBeUndefined();
  });
});
