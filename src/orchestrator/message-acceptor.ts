import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type MultitaskStrategy } from '../applications/application-settings.js';
import { type JsonObject } from '../common/json.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type Run } from '../runs/run.js';
import { SessionManager } from '../sessions/session-manager.js';
import { RunAdmission } from './run-admission.js';
import { TurnPreparer } from './turn-preparer.js';

/** A message as a caller sends it. */
export interface IncomingMessage {
  content: string;
  metadata: JsonObject;
  /** Null: the application's. */
  strategy: MultitaskStrategy | null;
}

/** Decides whether a message can be taken and finds the run that answers it. Called in one transaction. */
@Injectable()
export class MessageAcceptor {
  constructor(
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
    private readonly models: ModelRegistry,
    private readonly preparer: TurnPreparer,
    private readonly admission: RunAdmission,
  ) {}

  /**
   * Whatever can be known to fail is refused now, while the caller can still mend it: a model that is not configured,
   * a prompt variable that is missing.
   *
   * @throws ConversationNotFoundError, ConversationNotActiveError, ConversationBusyError, ModelNotConfiguredError,
   *   PromptTemplateNotFoundError, PromptVariableMissingError
   */
  async accept(conversationId: string, incoming: IncomingMessage): Promise<Run> {
    const conversation = await this.sessions.requireActive(conversationId);
    this.models.resolve(conversation.config.model);
    await this.preparer.systemPrompt(conversation);
    const settings = await this.applications.getSettings(conversation.applicationId);
    const message = this.sessions.draftMessage(conversationId, incoming.content, incoming.metadata);
    const run = await this.admission.admit(
      conversation,
      message,
      incoming.strategy ?? settings.multitaskStrategy,
    );
    await this.sessions.noteActivity(conversation, incoming.content);
    return run;
  }
}
