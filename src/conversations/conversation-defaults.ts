import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type Principal } from '../auth/principal.js';
import { Config } from '../config/config.js';
import { ModelLimits } from '../models/limits/model-limits.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type ConversationConfig } from '../sessions/conversation.js';
import { ModelChoiceNotAllowedError } from './conversations.errors.js';
import { toConfig } from './conversations.mapping.js';
import { type ConversationConfigRequest } from './create-conversation.dto.js';

/** What is chosen with a model: who may not choose one may not choose these either. */
const CHOICES = ['model', 'temperature', 'max_tokens'] as const satisfies (keyof ConversationConfigRequest)[];

/** Says how the replies of a new conversation are made, where whoever starts it does not. */
@Injectable()
export class ConversationDefaults {
  constructor(
    private readonly applications: ApplicationManager,
    private readonly models: ModelRegistry,
    private readonly limits: ModelLimits,
    private readonly config: Config,
  ) {}

  /** @throws ModelChoiceNotAllowedError, ModelNotConfiguredError */
  async configFor(
    applicationId: string,
    request: ConversationConfigRequest,
    caller: Principal,
  ): Promise<ConversationConfig> {
    const settings = await this.applications.getSettings(applicationId);
    const chosen = CHOICES.filter((name) => request[name] != null);
    if (caller.kind === 'user' && chosen.length > 0 && !settings.page.shows.modelChoice) {
      throw new ModelChoiceNotAllowedError(chosen);
    }
    const { id: model } = this.models.resolve(request.model ?? this.defaultModel(settings.defaultModel));
    return toConfig(request, {
      model,
      temperature: settings.defaultTemperature,
      maxTokens: settings.defaultMaxTokens ?? this.limits.suitableOutput(model),
      timeoutSeconds: this.config.models.calls.totalSeconds,
    });
  }

  /** One that is not configured is passed over: a conversation with another is better than none. */
  private defaultModel(set: string | null): string {
    return set !== null && this.models.has(set) ? set : this.models.defaultModel;
  }
}
