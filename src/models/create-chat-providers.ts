import { type Clock } from '../common/clock.js';
import { type Config } from '../config/config.js';
import { type ChatEndpointConfig } from '../config/models-file.js';
import { type EndpointConfig } from '../config/retrieval-models.js';
import { type ChatProvider } from './chat-provider.js';
import { EndpointChatProvider } from './endpoint-chat-provider.js';
import { createEndpointFetch } from './endpoint/endpoint-fetch.js';
import { type Endpoints } from './endpoint/endpoints.js';
import { ProviderErrors } from './endpoint/provider-errors.js';
import { OpenAiChatModel } from './openai/openai-chat-model.js';
import { VendorChatModel } from './vendors/vendor-chat-model.js';
import { ANTHROPIC, GOOGLE, type Vendor } from './vendors/vendors.js';

/** The endpoint whose models are also found by names without a prefix. */
const MAIN = 'openai';

/** Whoever has chat models behind an endpoint that is configured, in the order in which they are listed. */
export function createChatProviders({ models }: Config, endpoints: Endpoints, clock: Clock): ChatProvider[] {
  const main = models.openai && { ...models.openai, name: MAIN, headers: {}, secrets: [], models: undefined };
  const vendors = [
    { vendor: ANTHROPIC, endpoint: models.anthropic },
    { vendor: GOOGLE, endpoint: models.google },
  ];
  return [
    ...[...(main ? [main] : []), ...models.endpoints].map((endpoint) =>
      createOpenAi(endpoint, endpoints, clock),
    ),
    ...vendors.flatMap(({ vendor, endpoint }) =>
      endpoint ? [createVendor(vendor, endpoint, endpoints, clock)] : [],
    ),
  ];
}

function createOpenAi(endpoint: ChatEndpointConfig, endpoints: Endpoints, clock: Clock): ChatProvider {
  const { name, models } = endpoint;
  const calls = endpoints.get(name);
  const isMain = name === MAIN;
  return new EndpointChatProvider({
    health: calls.health,
    title: `the OpenAI-compatible endpoint${isMain ? '' : ` "${name}"`}`,
    models,
    takesBareNames: isMain,
    create: (model) => new OpenAiChatModel(endpoint, model, calls, clock),
  });
}

function createVendor(
  { prefix, title, forms, load }: Vendor,
  endpoint: EndpointConfig,
  endpoints: Endpoints,
  clock: Clock,
): ChatProvider {
  const calls = endpoints.get(prefix);
  // At the start, so that no reply waits for it. What keeps it from loading is told to who asks.
  const loading = load();
  loading.catch(() => undefined);
  return new EndpointChatProvider({
    health: calls.health,
    title,
    models: undefined,
    takesBareNames: false,
    create: (model) => {
      const errors = new ProviderErrors(model, [endpoint.apiKey], clock);
      const open = async (fetch: typeof globalThis.fetch) => (await loading)(endpoint, fetch)(model);
      return new VendorChatModel({ model, forms, open, fetch: createEndpointFetch(errors), calls, errors });
    },
  });
}
