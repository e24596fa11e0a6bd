import { type Clock } from '../common/clock.js';
import { type Config } from '../config/config.js';
import { type ChatProvider } from './chat-provider.js';
import { type Endpoints } from './endpoint/endpoints.js';
import { MAIN_ENDPOINT, OpenAiChatProvider } from './openai/openai-chat-provider.js';

/** Whoever has chat models behind an endpoint that is configured, in the order in which they are listed. */
export function createChatProviders({ models }: Config, endpoints: Endpoints, clock: Clock): ChatProvider[] {
  const main = models.openai && {
    ...models.openai,
    name: MAIN_ENDPOINT,
    headers: {},
    secrets: [],
    models: undefined,
  };
  return [...(main ? [main] : []), ...models.endpoints].map(
    (endpoint) => new OpenAiChatProvider(endpoint.name, endpoint, endpoints.get(endpoint.name), clock),
  );
}
