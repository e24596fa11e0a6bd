import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type ApplicationSettings, type MultitaskStrategy } from '../applications/application-settings.js';
import { type JsonObject, type JsonValue } from '../common/json.js';
import { Database } from '../database/database.js';
import { ModelRegistry } from '../models/model-registry.js';
import { IdempotencyKeys } from '../runs/idempotency-keys.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { type Conversation, titleFrom } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ContinuationAdmission } from './continuation-admission.js';
import { MessagePins } from './message-pins.js';
import { RunAdmission, type Turn } from './run-admission.js';
import { RunStarter } from './run-starter.js';
import { SystemPromptBuilder } from './system-prompt-builder.js';

/** A message as a caller sends it. */
export interface IncomingMessage {
  content: string;
  metadata: JsonObject;
  /** The files of the conversation that it is sent with. */
  documentIds?: string[];
  /** Null: the application's. */
  strategy: MultitaskStrategy | null;
  /** The message it goes behind, null for the very beginning; undefined for the newest of the history. */
  parentId: string | null | undefined;
}

/** The turn: a message comes in, a reply is made. What its methods return is durable. */
@Injectable()
export class ConversationOrchestrator {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
    private readonly models: ModelRegistry,
    private readonly prompts: SystemPromptBuilder,
    private readonly admission: RunAdmission,
    private readonly continuations: ContinuationAdmission,
    private readonly keys: IdempotencyKeys,
    private readonly runs: RunManager,
    private readonly starter: RunStarter,
    private readonly pins: MessagePins,
  ) {}

  /**
   * Takes a message in and has its reply made, now or when its turn comes.
   *
   * @param key an idempotency key: with the same message it leads to the first run instead of a second.
   * @returns the run that answers the message.
   * @throws ConversationNotFoundError, ConversationNotActiveError, ConversationBusyError, MessageNotFoundError,
   *   ModelNotConfiguredError, PromptTemplateNotFoundError, PromptVariableMissingError, IdempotencyKeyReusedError,
   *   MessageTooLongForModelError, DocumentNotInConversationError, ShuttingDownError
   */
  async sendMessage(conversationId: string, message: IncomingMessage, key: string | undefined): Promise<Run> {
    const body: JsonObject = {
      ...message,
      parentId: message.parentId ?? null,
      placed: message.parentId !== undefined,
    };
    return this.once(conversationId, key, body, () =>
      this.admit(conversationId, { kind: 'message', ...message }, message.strategy),
    );
  }

  /**
   * Has another reply made to a message of the user; the replies it has stay, on branches of their own.
   * @throws as {@link sendMessage} does
   */
  async regenerate(
    conversationId: string,
    messageId: string,
    strategy: MultitaskStrategy | null,
    key: string | undefined,
  ): Promise<Run> {
    return this.once(conversationId, key, { again: messageId, strategy }, () =>
      this.admit(conversationId, { kind: 'again', messageId }, strategy),
    );
  }

  /**
   * Has a reply gone on with that broke off, was stopped, or was cut at the length that was allowed: the message grows.
   * @throws ConversationNotFoundError, ConversationNotActiveError, IdempotencyKeyReusedError, ShuttingDownError, and what
   *   {@link ContinuationAdmission.admit} does.
   */
  async continueReply(conversationId: string, messageId: string, key: string | undefined): Promise<Run> {
    return this.once(conversationId, key, { continued: messageId }, async () => {
      const conversation = await this.sessions.requireActive(conversationId);
      const run = await this.continuations.admit(conversation, messageId);
      await this.sessions.noteActivity(conversation, { headMessageId: messageId });
      this.starter.resume(run);
      return run;
    });
  }

  private async once(
    conversationId: string,
    key: string | undefined,
    body: JsonValue,
    accept: () => Promise<Run>,
  ): Promise<Run> {
    this.starter.requireOpen();
    return this.database.transaction(async () => {
      await this.database.hold(conversationId);
      const known = key === undefined ? undefined : await this.keys.find(conversationId, key, body);
      if (known !== undefined) return this.runs.getRun(known);
      const run = await accept();
      if (key !== undefined) await this.keys.save(conversationId, key, body, run.id);
      return run;
    });
  }

  /**
   * Decides whether a turn can be taken and finds the run that makes its reply. Whatever can be known to fail is refused
   * now, while the caller can still mend it: a model that is not configured, a prompt variable that is missing.
   */
  private async admit(conversationId: string, turn: Turn, strategy: MultitaskStrategy | null): Promise<Run> {
    const conversation = await this.sessions.requireActive(conversationId);
    const settings = await this.applications.getSettings(conversation.applicationId);
    this.models.resolve(conversation.config.model);
    const prompt = await this.prompts.build(conversation, settings);
    if (turn.kind === 'message') {
      await this.requireRoom(conversation, settings, prompt.text, turn);
    }
    const run = await this.admission.admit(conversation, turn, strategy ?? settings.multitaskStrategy);
    await this.sessions.noteActivity(conversation, {
      ...(run.state === 'running' && { headMessageId: run.userMessageId }),
      ...(conversation.title === null &&
        turn.kind === 'message' && { title: titleFrom(turn.content), titledBy: 'cut' as const }),
    });
    if (run.state === 'running') {
      const known = { conversation: { ...conversation, headMessageId: run.userMessageId }, prompt };
      await this.starter.begin(run, known);
    }
    return run;
  }

  /** A message that is too long for every model that may come to it is refused, as by the conversation's own. */
  private async requireRoom(
    conversation: Conversation,
    { fallbackModels }: ApplicationSettings,
    systemText: string,
    turn: Turn & { kind: 'message' },
  ): Promise<void> {
    const { config } = conversation;
    const others = fallbackModels.filter((model) => this.models.has(model));
    const refusals: unknown[] = [];
    for (const model of [config.model, ...others]) {
      try {
        await this.pins.requireRoom({ ...conversation, config: { ...config, model } }, systemText, turn);
        return;
      } catch (error) {
        refusals.push(error);
      }
    }
    throw refusals[0];
  }
}
