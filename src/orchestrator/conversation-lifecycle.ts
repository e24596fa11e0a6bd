import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { toTimestamp } from '../common/clock.js';
import { type JsonObject } from '../common/json.js';
import { ContextStore } from '../context/context-store.js';
import { Database } from '../database/database.js';
import { type Conversation, type ConversationConfig } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ReplyStopper } from './reply-stopper.js';

const MINUTE_MS = 60_000;

/** Conversations from their creation to their end, with everything that begins and ends with them. */
@Injectable()
export class ConversationLifecycle {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly applications: ApplicationManager,
    private readonly replies: ReplyStopper,
  ) {}

  async create(input: {
    applicationId: string;
    userId: string | null;
    config: ConversationConfig;
    metadata: JsonObject;
  }): Promise<Conversation> {
    return this.database.transaction(async () => {
      const settings = await this.applications.getSettings(input.applicationId);
      const ttlMs = settings.conversationTtlMinutes * MINUTE_MS;
      const conversation = await this.sessions.createSession({ ...input, ttlMs });
      await this.context.storeContext(conversation.id, {
        application_id: conversation.applicationId,
        user_id: conversation.userId,
        created_at: toTimestamp(conversation.createdAt),
      });
      return conversation;
    });
  }

  /** Ends a conversation: what waits is not answered, the reply in the making stops and keeps its text. */
  async end(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const conversation = await this.sessions.getSession(id);
      if (conversation.state !== 'ENDED') await this.sessions.transition(id, 'end');
      await this.context.clearContexts([id]);
      await this.replies.dropQueue(id);
    });
    await this.replies.stop(id);
  }

  /** Deletes a conversation and everything that belongs to it. Nothing of it can be read afterwards. */
  async erase(id: string): Promise<void> {
    await this.end(id);
    await this.sessions.erase(id);
  }
}
