import { LRUCache } from 'lru-cache';
import { type Clock } from '../../common/clock.js';
import { type ChatEndpointConfig } from '../../config/models-file.js';
import { type ChatModel } from '../chat-model.js';
import { ChatProvider } from '../chat-provider.js';
import { type EndpointCalls } from '../endpoint/endpoint-calls.js';
import { type EndpointHealth } from '../endpoint/endpoint-health.js';
import { OpenAiChatModel } from './openai-chat-model.js';

/** Callers choose the names, so the adapters that are kept for them are bounded. */
const MAX_KEPT_ADAPTERS = 100;

/** The endpoint whose models are also found by names without a prefix, such as `gpt-5-mini`. */
export const MAIN_ENDPOINT = 'openai';

/** An endpoint that speaks as OpenAI does, with the models that it lists, or with all that it has. */
export class OpenAiChatProvider extends ChatProvider {
  /** What an adapter has learned of its model is worth keeping. */
  private readonly adapters = new LRUCache<string, OpenAiChatModel>({ max: MAX_KEPT_ADAPTERS });

  /** @param endpoint undefined where it is not configured. */
  constructor(
    override readonly prefix: string,
    private readonly endpoint: ChatEndpointConfig | undefined,
    private readonly calls: EndpointCalls,
    private readonly clock: Clock,
  ) {
    super();
  }

  override get isConfigured(): boolean {
    return this.endpoint !== undefined;
  }

  override get health(): EndpointHealth | undefined {
    return this.isConfigured ? this.calls.health : undefined;
  }

  override list(): readonly string[] {
    return this.endpoint?.models?.map(({ name }) => `${this.prefix}:${name}`) ?? [this.anyModel];
  }

  override describe(id: string): string {
    const which = this.prefix === MAIN_ENDPOINT ? '' : ` "${this.prefix}"`;
    return id === this.anyModel
      ? `Any model of the OpenAI-compatible endpoint${which}, by the name it has there.`
      : `A model of the OpenAI-compatible endpoint${which}.`;
  }

  override find(model: string): ChatModel | undefined {
    if (!this.endpoint || model === '' || !this.offers(model)) return undefined;
    const kept = this.adapters.get(model);
    if (kept !== undefined) return kept;
    const adapter = new OpenAiChatModel(this.endpoint, model, this.calls, this.clock);
    this.adapters.set(model, adapter);
    return adapter;
  }

  override findBare(name: string): ChatModel | undefined {
    return this.prefix === MAIN_ENDPOINT ? this.find(name) : undefined;
  }

  private offers(model: string): boolean {
    const models = this.endpoint?.models;
    return models === undefined || models.some(({ name }) => name === model);
  }

  /** Stands for every model of the endpoint: which ones it serves, it alone knows. */
  private get anyModel(): string {
    return `${this.prefix}:<model>`;
  }
}
