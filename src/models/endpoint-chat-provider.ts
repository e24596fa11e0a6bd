import { LRUCache } from 'lru-cache';
import { type ListedModelConfig } from '../config/models-file.js';
import { type ChatModel } from './chat-model.js';
import { ChatProvider } from './chat-provider.js';
import { type EndpointHealth } from './endpoint/endpoint-health.js';

/** Callers choose the names, so the adapters that are kept for them are bounded. */
const MAX_KEPT_ADAPTERS = 100;

/** What is to be known of an endpoint whose models are asked for by its prefix. */
export interface ProvidingEndpoint {
  readonly health: EndpointHealth;
  /** Whose models they are: `Any model of …`. */
  readonly title: string;
  /** Those that may be asked for; undefined: all that it has. */
  readonly models: readonly ListedModelConfig[] | undefined;
  /** Whether its models are also found by names without a prefix, such as `gpt-5-mini`. */
  readonly takesBareNames: boolean;
  /** Makes the adapter of a model, by the name it has at the endpoint. */
  readonly create: (model: string) => ChatModel;
}

/** The models of an endpoint that is configured: those that are listed, or all that it has. */
export class EndpointChatProvider extends ChatProvider {
  override readonly prefix: string;
  override readonly health: EndpointHealth;
  /** What an adapter has learned of its model is worth keeping. */
  private readonly adapters = new LRUCache<string, ChatModel>({ max: MAX_KEPT_ADAPTERS });

  constructor(private readonly endpoint: ProvidingEndpoint) {
    super();
    this.health = endpoint.health;
    this.prefix = endpoint.health.name;
  }

  override list(): readonly string[] {
    return this.endpoint.models?.map(({ name }) => `${this.prefix}:${name}`) ?? [this.anyModel];
  }

  override seen(): readonly ChatModel[] {
    return [...this.adapters.values()];
  }

  override describe(id: string): string {
    const { title } = this.endpoint;
    return id === this.anyModel ? `Any model of ${title}, by the name it has there.` : `A model of ${title}.`;
  }

  override find(model: string): ChatModel | undefined {
    if (model === '' || !this.offers(model)) return undefined;
    const kept = this.adapters.get(model);
    if (kept !== undefined) return kept;
    const adapter = this.endpoint.create(model);
    this.adapters.set(model, adapter);
    return adapter;
  }

  override findBare(name: string): ChatModel | undefined {
    return this.endpoint.takesBareNames ? this.find(name) : undefined;
  }

  private offers(model: string): boolean {
    const { models } = this.endpoint;
    return models === undefined || models.some(({ name }) => name === model);
  }

  /** Stands for every model of the endpoint: which ones it serves, it alone knows. */
  private get anyModel(): string {
    return `${this.prefix}:<model>`;
  }
}
