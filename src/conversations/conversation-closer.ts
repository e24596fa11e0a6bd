import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { ContextStore } from '../context/context-store.js';
import { Database } from '../database/database.js';
import { DatabaseUnavailableError } from '../database/database.errors.js';
import { ConversationLibrary } from '../knowledge/conversation-library.js';
import { RunManager } from '../runs/run-manager.js';
import { allows, hasExpired } from '../sessions/conversation.js';
import { ConversationNotFoundError } from '../sessions/sessions.errors.js';
import { RunNotFoundError } from '../runs/runs.errors.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ReplyStopper } from '../orchestrator/reply-stopper.js';
import { ConversationErasuresRepository } from './conversation-erasures.repository.js';

/** Whose conversations are erased: all of an application, or those of one of its users. */
interface Owner {
  applicationId: string;
  userId?: string | undefined;
}

/** What became of those that were there. */
export interface Erasure {
  erased: string[];
  /** Those that may still be there, whole or in part, as something failed. */
  notErased: string[];
}

/** Ends conversations, with everything that ends with them. */
@Injectable()
export class ConversationCloser {
  private readonly logger = new Logger(ConversationCloser.name);

  constructor(
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly replies: ReplyStopper,
    private readonly runs: RunManager,
    private readonly documents: ConversationLibrary,
    private readonly erasures: ConversationErasuresRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Ends a conversation: what waits is not answered, the reply in the making stops and keeps its text. */
  async end(id: string): Promise<void> {
    await this.sessions.change(id, () => this.close(id));
    await this.replies.stop(id);
  }

  /**
   * Deletes a conversation and everything that belongs to it. Nothing of it can be read afterwards. It is a wish that is
   * written down first: where it fails midway, {@link finishErasing} brings it to its end.
   */
  async erase(id: string): Promise<void> {
    await this.begin(id);
    await this.remove(id);
    await this.complete([id]);
  }

  /**
   * Deletes those of these conversations that are the application's, and the user's where one is named; one after the
   * other, so that nobody waits for all of them. What fails holds up no other, and is told.
   * @throws what failed first, where none was deleted.
   */
  async eraseAll(ids: readonly string[], owner: Owner): Promise<Erasure> {
    const wanted = [...new Set(ids)];
    const erased: string[] = [];
    const notErased: string[] = [];
    let failure: Error | undefined;
    for (const [index, id] of wanted.entries()) {
      try {
        if (await this.eraseOf(owner, id)) erased.push(id);
      } catch (error) {
        this.logger.error(error);
        failure ??= error as Error;
        notErased.push(id);
        if (error instanceof DatabaseUnavailableError) {
          // Each of the others would wait for it as well.
          notErased.push(...wanted.slice(index + 1));
          break;
        }
      }
    }
    // Of what failed, some may be gone.
    if (erased.length > 0 || failure !== undefined) await this.complete(erased);
    if (erased.length === 0 && failure !== undefined) throw failure;
    return { erased, notErased };
  }

  /** Goes on with erasures that were begun; one that fails again is still to be done, and holds up no other. */
  async finishErasing(ids: readonly string[]): Promise<void> {
    const erased: string[] = [];
    for (const id of ids) {
      try {
        await this.discardIfThere(id);
        erased.push(id);
      } catch (error) {
        this.logger.error(error);
      }
    }
    await this.complete(erased);
  }

  /**
   * Deletes it, for whoever wrote the wish down himself, and purges the database once he is done.
   * @returns false where another process has just done it.
   */
  async discardIfThere(id: string): Promise<boolean> {
    return isDone(async () => {
      await this.sessions.change(id, () => this.close(id));
      await this.remove(id);
    });
  }

  /** @returns false where it is another's, or gone. */
  private async eraseOf({ applicationId, userId }: Owner, id: string): Promise<boolean> {
    const conversation = await this.sessions.findSession(id);
    if (conversation?.applicationId !== applicationId) return false;
    if (userId !== undefined && conversation.userId !== userId) return false;
    return isDone(async () => {
      await this.begin(id);
      await this.remove(id);
    });
  }

  /** From here on it is erased, whatever becomes of this process. */
  private async begin(id: string): Promise<void> {
    await this.sessions.change(id, async () => {
      await this.close(id);
      await this.erasures.insert(id, this.clock.now());
    });
  }

  private async close(id: string): Promise<void> {
    const conversation = await this.sessions.getSession(id);
    const { state } = conversation;
    // One that has only expired is ended for good.
    if (allows('end', state, hasExpired(conversation))) await this.sessions.transition(id, 'end');
    await this.context.clearContexts([id]);
    await this.replies.dropQueue(id);
  }

  /** What has ended, so that no files come in any more. */
  private async remove(id: string): Promise<void> {
    await this.replies.stop(id);
    const documents = await this.sessions.change(id, async () => {
      const forgotten = await this.documents.forget(await this.sessions.getSession(id));
      await this.runs.eraseLogs(id);
      await this.sessions.erase(id);
      return forgotten;
    });
    await this.documents.waitFor(documents);
  }

  /** What was deleted leaves the disk, and then the wish. */
  private async complete(erased: readonly string[]): Promise<void> {
    await this.database.purge();
    await this.database.transaction(() => this.erasures.delete(erased));
  }
}

/** @returns false where another process has done it. */
async function isDone(erase: () => Promise<void>): Promise<boolean> {
  try {
    await erase();
    return true;
  } catch (error) {
    if (error instanceof ConversationNotFoundError || error instanceof RunNotFoundError) return false;
    throw error;
  }
}
