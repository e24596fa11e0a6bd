import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type MultitaskStrategy } from '../applications/application-settings.js';
import { type JsonObject } from '../common/json.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type Run } from '../runs/run.js';
import { titleFrom } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import { RunAdmission, type Turn } from './run-admission.js';
import { SystemPromptBuilder } from './system-prompt-builder.js';
import { type KnownTurn } from './turn-preparer.js';

/** A message as a caller sends it. */
export interface IncomingMessage {
  content: string;
  metadata: JsonObject;
  /** Null: the application's. */
  strategy: MultitaskStrategy | null;
  /** The message it goes behind, null for the very beginning; undefined for the newest of the history. */
  parentId: string | null | undefined;
}

/** The run that answers a turn, and what was read to take it; of use where the run has started. */
export interface AcceptedTurn {
  run: Run;
  known: KnownTurn;
}

/** Decides whether a turn can be taken and finds the run that makes its reply. Called in one transaction. */
@Injectable()
export class MessageAcceptor {
  constructor(
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
    private readonly models: ModelRegistry,
    private readonly prompts: SystemPromptBuilder,
    private readonly admission: RunAdmission,
  ) {}

  /**
   * Takes a message.
   *
   * Whatever can be known to fail is refused now, while the caller can still mend it: a model that is not configured,
   * a prompt variable that is missing.
   *
   * @throws ConversationNotFoundError, ConversationNotActiveError, ConversationBusyError, MessageNotFoundError,
   *   ModelNotConfiguredError, PromptTemplateNotFoundError, PromptVariableMissingError
   */
  async accept(conversationId: string, incoming: IncomingMessage): Promise<AcceptedTurn> {
    return this.admit(conversationId, { kind: 'message', ...incoming }, incoming.strategy);
  }

  /** Takes the wish for another reply to a message of the user that has one. @throws as {@link accept} does */
  async acceptAgain(
    conversationId: string,
    messageId: string,
    strategy: MultitaskStrategy | null,
  ): Promise<AcceptedTurn> {
    return this.admit(conversationId, { kind: 'again', messageId }, strategy);
  }

  private async admit(
    conversationId: string,
    turn: Turn,
    strategy: MultitaskStrategy | null,
  ): Promise<AcceptedTurn> {
    const conversation = await this.sessions.requireActive(conversationId);
    const settings = await this.applications.getSettings(conversation.applicationId);
    this.models.resolve(conversation.config.model);
    const prompt = await this.prompts.build(conversation, settings);
    const run = await this.admission.admit(conversation, turn, strategy ?? settings.multitaskStrategy);
    await this.sessions.noteActivity(conversation, {
      ...(run.state === 'running' && { headMessageId: run.userMessageId }),
      ...(conversation.title === null && turn.kind === 'message' && { title: titleFrom(turn.content) }),
    });
    return { run, known: { conversation: { ...conversation, headMessageId: run.userMessageId }, prompt } };
  }
}
