import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { SharedReads } from '../common/shared-reads.js';
import { ChangeFeed } from '../database/change-feed.js';
import { type StreamResponse } from '../http/event-stream.js';
import { followStatus } from '../http/follow-status.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { RunNotFoundError } from '../runs/runs.errors.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ConversationStatus } from './conversation-status.js';
import { MessageNotQueuedError } from './conversations.errors.js';
import { type QueuedMessageDto } from './queue.dto.js';

/** What the routes of a conversation's queue, and those who watch it, are answered. */
@Injectable()
export class QueueService {
  /** A change wakes all who watch at once: it is read for all of them. */
  private readonly reads = new SharedReads((id: string) => this.status.read(id));

  constructor(
    private readonly status: ConversationStatus,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly runs: RunManager,
    private readonly changes: ChangeFeed,
    private readonly scheduler: Scheduler,
  ) {}

  list(conversationId: string): Promise<QueuedMessageDto[]> {
    return this.status.readQueue(conversationId);
  }

  /**
   * Changes a message that waits; one whose turn has come is history and stays as it was sent.
   * @throws ConversationNotFoundError, RunNotFoundError, MessageNotQueuedError
   */
  async edit(conversationId: string, runId: string, content: string): Promise<QueuedMessageDto[]> {
    await this.sessions.change(conversationId, async () => {
      const run = await this.requireQueued(conversationId, runId);
      // The message of a second reply to an old question is history already.
      if (run.placement === 'branch') throw new MessageNotQueuedError(run);
      await this.history.rewriteMessage(run.userMessageId, content);
      this.changes.announce(conversationId);
    });
    return this.list(conversationId);
  }

  /**
   * Takes a message out of the queue; it is never answered.
   * @throws ConversationNotFoundError, RunNotFoundError, MessageNotQueuedError
   */
  async withdraw(conversationId: string, runId: string): Promise<QueuedMessageDto[]> {
    await this.sessions.change(conversationId, async () => {
      const run = await this.requireQueued(conversationId, runId);
      await this.runs.endQueued(run);
    });
    return this.list(conversationId);
  }

  /** What the conversation is at, now and whenever it changes, until the reader leaves or the conversation is erased. */
  async watch(conversationId: string, response: StreamResponse): Promise<void> {
    await this.sessions.getSession(conversationId);
    const read = () => this.reads.read(conversationId);
    followStatus({ id: conversationId, read }, this.changes, response, this.scheduler);
  }

  private async requireQueued(conversationId: string, runId: string): Promise<Run> {
    await this.sessions.getSession(conversationId);
    const run = await this.runs.getRun(runId);
    if (run.conversationId !== conversationId) throw new RunNotFoundError(runId);
    if (run.state !== 'queued') throw new MessageNotQueuedError(run);
    return run;
  }
}
