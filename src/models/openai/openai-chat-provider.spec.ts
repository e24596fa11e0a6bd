import { FixedClock } from '../../common/testing/fixed-clock.js';
import { type ChatEndpointConfig } from '../../config/models-file.js';
import { describeChatProvider } from '../chat-provider.contract.js';
import { anEndpoint } from '../testing/an-endpoint.js';
import { OpenAiChatProvider } from './openai-chat-provider.js';

const ENDPOINT: ChatEndpointConfig = {
  name: 'openai',
  baseUrl: 'http://127.0.0.1:11434/v1',
  apiKey: undefined,
  headers: {},
  secrets: [],
  models: undefined,
};

const create = (settings: Partial<ChatEndpointConfig> | undefined, name = 'openai'): OpenAiChatProvider =>
  new OpenAiChatProvider(
    name,
    settings && { ...ENDPOINT, name, ...settings },
    anEndpoint({}, name),
    new FixedClock(),
  );

describeChatProvider('the OpenAI-compatible endpoint', () => ({
  configured: create({}),
  unconfigured: create(undefined),
  models: ['gpt-5-mini', 'qwen3:8b'],
  bare: ['gpt-5-mini', 'Qwen/Qwen3-8B'],
}));

describeChatProvider('an endpoint by another name', () => ({
  configured: create({}, 'groq'),
  unconfigured: create(undefined, 'groq'),
  models: ['llama-3.3-70b'],
  bare: [],
}));

describe('OpenAiChatProvider', () => {
  it('keeps what a model has learned, for the models that were asked for last', () => {
    const provider = create({});
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
    const provider = create({ models }, 'near');
    expect(provider.list()).toEqual(['near:a', 'near:b:1']);
    expect(provider.find('b:1')?.id).toBe('near:b:1');
    expect(provider.find('c')).toBeUndefined();
    expect(provider.findBare('a')).toBeUndefined();
  });
});
