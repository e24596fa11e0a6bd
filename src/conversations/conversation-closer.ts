import { Injectable } from '@nestjs/common';
import { ContextStore } from '../context/context-store.js';
import { Database } from '../database/database.js';
import { ConversationLibrary } from '../knowledge/conversation-library.js';
import { RunManager } from '../runs/run-manager.js';
import { allows, hasExpired } from '../sessions/conversation.js';
import { ConversationNotFoundError } from '../sessions/sessions.errors.js';
import { RunNotFoundError } from '../runs/runs.errors.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ReplyStopper } from '../orchestrator/reply-stopper.js';

/** Ends conversations, with everything that ends with them. */
@Injectable()
export class ConversationCloser {
  constructor(
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly replies: ReplyStopper,
    private readonly runs: RunManager,
    private readonly documents: ConversationLibrary,
    private readonly database: Database,
  ) {}

  /** Ends a conversation: what waits is not answered, the reply in the making stops and keeps its text. */
  async end(id: string): Promise<void> {
    await this.sessions.change(id, async () => {
      const conversation = await this.sessions.getSession(id);
      const { state } = conversation;
      // One that has only expired is ended for good.
      if (allows('end', state, hasExpired(conversation))) await this.sessions.transition(id, 'end');
      await this.context.clearContexts([id]);
      await this.replies.dropQueue(id);
    });
    await this.replies.stop(id);
  }

  /** Deletes a conversation and everything that belongs to it. Nothing of it can be read afterwards. */
  async erase(id: string): Promise<void> {
    await this.discard(id);
    await this.database.purge();
  }

  /**
   * Deletes those of these conversations that are the application's, and the user's where one is named; one after the
   * other, so that nobody waits for all of them. @returns which there were.
   */
  async eraseAll(
    ids: readonly string[],
    owner: { applicationId: string; userId?: string | undefined },
  ): Promise<string[]> {
    const erased: string[] = [];
    for (const id of new Set(ids)) {
      const conversation = await this.sessions.findSession(id);
      if (conversation?.applicationId !== owner.applicationId) continue;
      if (owner.userId !== undefined && conversation.userId !== owner.userId) continue;
      if (await this.discardIfThere(id)) erased.push(id);
    }
    if (erased.length > 0) await this.database.purge();
    return erased;
  }

  /** @returns false where another process has just done it. */
  async discardIfThere(id: string): Promise<boolean> {
    try {
      await this.discard(id);
      return true;
    } catch (error) {
      if (error instanceof ConversationNotFoundError || error instanceof RunNotFoundError) return false;
      throw error;
    }
  }

  /** Deletes it, for whoever purges the database himself once he is done. */
  async discard(id: string): Promise<void> {
    await this.end(id);
    // It has ended, so that no more come in.
    await this.documents.forget(await this.sessions.getSession(id));
    await this.sessions.change(id, async () => {
      await this.runs.eraseLogs(id);
      await this.sessions.erase(id);
    });
  }
}
