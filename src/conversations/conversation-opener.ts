import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { toTimestamp } from '../common/clock.js';
import { type JsonObject } from '../common/json.js';
import { ContextStore } from '../context/context-store.js';
import { Database } from '../database/database.js';
import { type Conversation, type ConversationConfig, titleOfFork } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';

const MINUTE_MS = 60_000;

/** What a conversation is started with. */
export interface NewConversation {
  applicationId: string;
  userId: string | null;
  config: ConversationConfig;
  metadata: JsonObject;
}

/** Starts conversations, with everything that begins with them. */
@Injectable()
export class ConversationOpener {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly context: ContextStore,
    private readonly applications: ApplicationManager,
  ) {}

  async create(input: NewConversation): Promise<Conversation> {
    return this.database.transaction(async () => {
      const settings = await this.applications.getSettings(input.applicationId);
      const ttlMs = settings.conversationTtlMinutes * MINUTE_MS;
      const conversation = await this.sessions.createSession({ ...input, ttlMs });
      await this.beginContext(conversation);
      return conversation;
    });
  }

  /**
   * Goes on with a conversation that was paused or has expired. What it kept of facts went when it expired: they begin
   * anew. @throws ConversationNotFoundError, IllegalTransitionError
   */
  async resume(id: string): Promise<Conversation> {
    return this.sessions.change(id, async () => {
      const conversation = await this.sessions.transition(id, 'resume');
      if ((await this.context.findContext(id)) === undefined) await this.beginContext(conversation);
      return conversation;
    });
  }

  /**
   * Starts a conversation that begins as this one did, up to a message, or to the newest. They share nothing: what
   * happens in one is not seen in the other. Its title says that it is a fork.
   *
   * @throws ConversationNotFoundError, MessageNotFoundError
   */
  async fork(id: string, messageId: string | undefined): Promise<Conversation> {
    return this.database.transaction(async () => {
      // What is erased meanwhile would leave a part of it.
      await this.database.hold(id);
      const { applicationId, userId, config, metadata, title, headMessageId, pinnedMessageIds } =
        await this.sessions.getSession(id);
      const head =
        messageId === undefined ? headMessageId : (await this.history.getMessageOf(id, messageId)).id;
      const fork = await this.create({ applicationId, userId, config, metadata });
      await this.context.updateContext(fork.id, { forked_from: id });
      if (title !== null) await this.sessions.rename(fork.id, titleOfFork(title));
      if (head !== null) await this.history.copyBranch(head, fork, pinnedMessageIds);
      return this.sessions.getSession(fork.id);
    });
  }

  private async beginContext({ id, applicationId, userId, createdAt }: Conversation): Promise<void> {
    await this.context.storeContext(id, {
      application_id: applicationId,
      user_id: userId,
      created_at: toTimestamp(createdAt),
    });
  }
}
