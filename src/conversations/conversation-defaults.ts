import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type ApplicationSettings } from '../applications/application-settings.js';
import { type Principal } from '../auth/principal.js';
import { Config } from '../config/config.js';
import { ModelLimits } from '../models/limits/model-limits.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type Conversation, type ConversationConfig } from '../sessions/conversation.js';
import { ModelChoiceNotAllowedError } from './conversations.errors.js';
import { toConfig } from './conversations.mapping.js';
import { type ConversationConfigRequest } from './create-conversation.dto.js';

/** What is chosen with a model: who may not choose one may not choose these either. */
const CHOICES = ['model', 'temperature', 'max_tokens'] as const satisfies (keyof ConversationConfigRequest)[];

/** Says how the replies of a conversation are made, where whoever starts it, or changes it, does not. */
@Injectable()
export class ConversationDefaults {
  constructor(
    private readonly applications: ApplicationManager,
    private readonly models: ModelRegistry,
    private readonly limits: ModelLimits,
    private readonly config: Config,
  ) {}

  /** For a new conversation. @throws ModelChoiceNotAllowedError, ModelNotConfiguredError */
  async configFor(
    applicationId: string,
    request: ConversationConfigRequest,
    caller: Principal,
  ): Promise<ConversationConfig> {
    const settings = await this.applications.getSettings(applicationId);
    requireChoice(
      CHOICES.filter((name) => request[name] != null),
      settings,
      caller,
    );
    return this.complete(request, settings);
  }

  /**
   * For a conversation that goes on: what the request leaves out stays, and null is the default again. A length that was
   * the usual one of the model before becomes that of the next: it was nobody's choice.
   * @throws ModelChoiceNotAllowedError, ModelNotConfiguredError also where the model that stays is gone.
   */
  async changedConfig(
    { applicationId, config }: Conversation,
    request: ConversationConfigRequest,
    caller: Principal,
  ): Promise<ConversationConfig> {
    const settings = await this.applications.getSettings(applicationId);
    requireChoice(
      CHOICES.filter((name) => request[name] !== undefined),
      settings,
      caller,
    );
    const isUsual = config.maxTokens === this.usualLength(config.model, settings);
    const kept = <Value>(asked: Value | undefined, present: Value) => (asked === undefined ? present : asked);
    return this.complete(
      {
        model: kept(request.model, config.model),
        temperature: kept(request.temperature, config.temperature),
        max_tokens: kept(request.max_tokens, isUsual ? null : config.maxTokens),
        enable_rag: kept(request.enable_rag, config.enableRag),
        timeout_seconds: kept(request.timeout_seconds, config.timeoutSeconds),
      },
      settings,
    );
  }

  private complete(request: ConversationConfigRequest, settings: ApplicationSettings): ConversationConfig {
    const { id: model } = this.models.resolve(request.model ?? this.defaultModel(settings.defaultModel));
    return toConfig(request, {
      model,
      temperature: settings.defaultTemperature,
      maxTokens: this.usualLength(model, settings),
      timeoutSeconds: this.config.models.calls.totalSeconds,
    });
  }

  private usualLength(model: string, { defaultMaxTokens }: ApplicationSettings): number {
    return defaultMaxTokens ?? this.limits.suitableOutput(model);
  }

  /** One that is not configured is passed over: a conversation with another is better than none. */
  private defaultModel(set: string | null): string {
    return set !== null && this.models.has(set) ? set : this.models.defaultModel;
  }
}

/** @param chosen what the caller says of the model. @throws ModelChoiceNotAllowedError */
function requireChoice(chosen: readonly string[], { page }: ApplicationSettings, { kind }: Principal): void {
  if (kind === 'user' && chosen.length > 0 && !page.shows.modelChoice) {
    throw new ModelChoiceNotAllowedError(chosen);
  }
}
