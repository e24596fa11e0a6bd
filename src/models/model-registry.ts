import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config, type ModelsConfig } from '../config/config.js';
import { type ChatModel } from './chat-model.js';
import { ModelNotConfiguredError } from './model-not-configured.error.js';
import { OfflineChatModel } from './offline/offline-chat-model.js';
import { OpenAiChatModel } from './openai/openai-chat-model.js';
import { Sleeper } from './sleeper.js';

/** Stands for every model of the OpenAI-compatible endpoint: which ones it serves, it alone knows. */
const ANY_OPENAI_MODEL = 'openai:<model>';

/** Callers choose the names, so the adapters that are kept for them are bounded. */
const MAX_KEPT_ADAPTERS = 100;

/** What can be asked for, as {@link ModelRegistry.list} tells it. */
export interface ConfiguredModel {
  /** A name for {@link ModelRegistry.resolve}, or the pattern `openai:<model>`. */
  readonly id: string;
  readonly provider: 'offline' | 'openai';
  readonly isDefault: boolean;
  readonly description: string;
}

/** Knows which models are configured and finds the one that a name asks for. */
@Injectable()
export class ModelRegistry {
  /** The full id of the model of a conversation that names none. */
  readonly defaultModel: string;
  private readonly settings: ModelsConfig;
  private readonly offline: OfflineChatModel;
  private readonly openai = new Map<string, OpenAiChatModel>();

  /** @throws ModelNotConfiguredError where the default model is not configured. */
  constructor(
    config: Config,
    sleeper: Sleeper,
    private readonly clock: Clock,
  ) {
    this.settings = config.models;
    this.offline = new OfflineChatModel(this.settings.offlineWordsPerSecond, sleeper);
    this.defaultModel = this.resolve(this.settings.defaultModel).id;
  }

  /**
   * Finds a model by name: `offline`, `openai:<model>`, or a bare name such as `gpt-3.5-turbo`, which means
   * `openai:gpt-3.5-turbo`.
   * @throws ModelNotConfiguredError for any other name, and for those of a provider that is not configured.
   */
  resolve(name: string): ChatModel {
    if (name === this.offline.id) return this.offline;
    const model = openAiModelOf(name);
    if (model === undefined || this.settings.openai === undefined) {
      throw new ModelNotConfiguredError(name, this.configuredIds());
    }
    const kept = this.openai.get(model);
    if (kept !== undefined) return kept;
    const adapter = new OpenAiChatModel(this.settings.openai, model, this.clock);
    this.keep(model, adapter);
    return adapter;
  }

  list(): readonly ConfiguredModel[] {
    return this.configuredIds().map((id) => ({
      id,
      provider: id === this.offline.id ? 'offline' : 'openai',
      isDefault: id === this.defaultModel,
      description: describe(id),
    }));
  }

  private configuredIds(): string[] {
    if (this.settings.openai === undefined) return [this.offline.id];
    return [...new Set([this.offline.id, this.defaultModel, ANY_OPENAI_MODEL])];
  }

  private keep(model: string, adapter: OpenAiChatModel): void {
    const [oldest] = this.openai.keys();
    if (oldest !== undefined && this.openai.size >= MAX_KEPT_ADAPTERS) this.openai.delete(oldest);
    this.openai.set(model, adapter);
  }
}

/** A name with any other provider's prefix is none of OpenAI's, so `anthropic:x` is never sent there. */
function openAiModelOf(name: string): string | undefined {
  const model = name.startsWith('openai:') ? name.slice('openai:'.length) : name;
  const isOfAnotherProvider = model === name && name.includes(':');
  return model === '' || isOfAnotherProvider ? undefined : model;
}

function describe(id: string): string {
  if (id === 'offline')
    return 'The built-in assistant: answers by rules and by quoting documents, no key needed.';
  if (id === ANY_OPENAI_MODEL)
    return 'Any model of the OpenAI-compatible endpoint, by the name it has there.';
  return 'A model of the OpenAI-compatible endpoint.';
}
