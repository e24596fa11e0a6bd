import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { RunManager } from '../runs/run-manager.js';
import { RunNotFoundError } from '../runs/runs.errors.js';
import { type Run } from '../runs/run.js';
import { ChangeFeed } from '../database/change-feed.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { MessageNotQueuedError } from './conversations.errors.js';

/** Changes messages that wait; one whose turn has come is history and stays as it was sent. */
@Injectable()
export class QueueEditor {
  constructor(
    private readonly database: Database,
    private readonly runs: RunManager,
    private readonly history: MessageHistory,
    private readonly changes: ChangeFeed,
    private readonly sessions: SessionManager,
  ) {}

  /** @throws ConversationNotFoundError, RunNotFoundError, MessageNotQueuedError */
  async rewrite(conversationId: string, runId: string, content: string): Promise<void> {
    await this.database.transaction(async () => {
      const run = await this.requireQueued(conversationId, runId);
      // The message of a second reply to an old question is history already.
      if (run.placement === 'branch') throw new MessageNotQueuedError(run);
      await this.history.rewriteMessage(run.userMessageId, content);
      this.changes.announce(conversationId);
    });
  }

  /**
   * Takes a message out of the queue; it is never answered.
   * @throws ConversationNotFoundError, RunNotFoundError, MessageNotQueuedError
   */
  async withdraw(conversationId: string, runId: string): Promise<void> {
    await this.database.transaction(async () => {
      const run = await this.requireQueued(conversationId, runId);
      await this.runs.endQueued(run);
    });
  }

  private async requireQueued(conversationId: string, runId: string): Promise<Run> {
    await this.sessions.getSession(conversationId);
    const run = await this.runs.getRun(runId);
    if (run.conversationId !== conversationId) throw new RunNotFoundError(runId);
    if (run.state !== 'queued') throw new MessageNotQueuedError(run);
    return run;
  }
}
