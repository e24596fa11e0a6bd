import { Injectable } from '@nestjs/common';
import { type Expiring } from '../common/expiring.js';
import { ContextStore } from '../context/context-store.js';
import { HiddenConversations } from '../conversations/hidden-conversations.js';
import { Database } from '../database/database.js';
import { ConversationLibrary } from '../knowledge/conversation-library.js';
import { RunQueue } from '../runs/run-queue.js';
import { type IdleSession } from '../sessions/conversation.js';
import { IdleSessions } from '../sessions/idle-sessions.js';
import { SessionManager } from '../sessions/session-manager.js';

const LOOKED_AT_ONCE = 20;

/** Conversations with all that was said in them, and all that belongs to them. */
@Injectable()
export class ExpiringConversations implements Expiring {
  /** Whether something was deleted that may still be in the log of the database. */
  private isToPurge = false;

  constructor(
    private readonly sessions: SessionManager,
    private readonly idle: IdleSessions,
    private readonly context: ContextStore,
    private readonly queue: RunQueue,
    private readonly documents: ConversationLibrary,
    private readonly hidden: HiddenConversations,
    private readonly database: Database,
  ) {}

  applicationAfter(id: string): Promise<string | undefined> {
    return this.idle.applicationAfter(id);
  }

  /** One after the other; those at whose replies somebody is are passed over. */
  async hide(applicationId: string, before: number): Promise<boolean> {
    let after: IdleSession | undefined;
    do {
      const some = await this.idle.list(applicationId, before, after, LOOKED_AT_ONCE);
      let hasHidden = false;
      for (const { id } of some) hasHidden = (await this.hideOne(id, before)) || hasHidden;
      if (hasHidden) return true;
      after = some.length === LOOKED_AT_ONCE ? some.at(-1) : undefined;
    } while (after);
    return false;
  }

  async clear(): Promise<boolean> {
    if (await this.hidden.eraseSome()) return (this.isToPurge = true);
    if (this.isToPurge) await this.database.purge();
    return (this.isToPurge = false);
  }

  /** Looked at and put out of reach in one step: nobody goes on with a conversation that has lost its files. */
  private hideOne(id: string, before: number): Promise<boolean> {
    return this.sessions.change(id, async () => {
      const conversation = await this.sessions.findSession(id);
      if (!conversation || conversation.updatedAt >= before) return false;
      if ((await this.queue.unfinished(id)).length > 0) return false;
      await this.documents.forget(conversation);
      await this.context.clearContexts([id]);
      await this.idle.hide(id);
      return true;
    });
  }
}
