import { someEndpoints } from '../testing/an-endpoint.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { loadConfig } from '../../config/config.js';
import { type Environment } from '../../config/environment.js';
import { describeChatProvider } from '../chat-provider.contract.js';
import { OpenAiChatProvider } from './openai-chat-provider.js';

const create = (environment: Environment): OpenAiChatProvider =>
  new OpenAiChatProvider(loadConfig(environment), someEndpoints({ environment }), new FixedClock());

describeChatProvider('the OpenAI-compatible endpoint', () => ({
  configured: create({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }),
  unconfigured: create({}),
  models: ['gpt-5-mini', 'qwen3:8b'],
  bare: ['gpt-5-mini', 'Qwen/Qwen3-8B'],
}));

describe('OpenAiChatProvider', () => {
  it('keeps what a model has learned, for the models that were asked for last', () => {
    const provider = create({ OPENAI_API_KEY: 'k' });
    const [used, unused] = [provider.find('used'), provider.find('unused')];
    for (let index = 0; index < 99; index += 1) {
      provider.find(`m${index}`);
      expect(provider.findBare('used')).toBe(used);
    }
    expect(provider.find('unused')).not.toBe(unused);
  });
});
