import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../common/clock.js';
import { Config, type OpenAiConfig } from '../../config/config.js';
import { type ChatModel } from '../chat-model.js';
import { ChatProvider } from '../chat-provider.js';
import { type EndpointCalls } from '../endpoint/endpoint-calls.js';
import { type EndpointHealth } from '../endpoint/endpoint-health.js';
import { Endpoints } from '../endpoint/endpoints.js';
import { OpenAiChatModel } from './openai-chat-model.js';

/** Stands for every model of the endpoint: which ones it serves, it alone knows. */
const ANY_MODEL = 'openai:<model>';

/** Callers choose the names, so the adapters that are kept for them are bounded. */
const MAX_KEPT_ADAPTERS = 100;

/** The OpenAI-compatible endpoint. Names without a prefix are its models', such as `gpt-5-mini`. */
@Injectable()
export class OpenAiChatProvider extends ChatProvider {
  override readonly prefix = 'openai';
  private readonly endpoint: OpenAiConfig | undefined;
  private readonly calls: EndpointCalls | undefined;
  /** What an adapter has learned of its model is worth keeping. */
  private readonly adapters = new LRUCache<string, OpenAiChatModel>({ max: MAX_KEPT_ADAPTERS });

  constructor(
    { models }: Config,
    endpoints: Endpoints,
    private readonly clock: Clock,
  ) {
    super();
    this.endpoint = models.openai;
    this.calls = this.endpoint && endpoints.get(this.prefix);
  }

  override get isConfigured(): boolean {
    return this.endpoint !== undefined;
  }

  override get health(): EndpointHealth | undefined {
    return this.calls?.health;
  }

  override list(): readonly string[] {
    return [ANY_MODEL];
  }

  override describe(id: string): string {
    return id === ANY_MODEL
      ? 'Any model of the OpenAI-compatible endpoint, by the name it has there.'
      : 'A model of the OpenAI-compatible endpoint.';
  }

  override find(model: string): ChatModel | undefined {
    if (!this.endpoint || !this.calls || model === '') return undefined;
    const kept = this.adapters.get(model);
    if (kept !== undefined) return kept;
    const adapter = new OpenAiChatModel(this.endpoint, model, this.calls, this.clock);
    this.adapters.set(model, adapter);
    return adapter;
  }

  override findBare(name: string): ChatModel | undefined {
    return this.find(name);
  }
}
