import { Injectable } from '@nestjs/common';
import { ContextStore } from '../context/context-store.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { SessionManager } from '../sessions/session-manager.js';
import { type ReplyOutcome, replyMetadata } from './reply-metadata.js';

/** Writes what a run leaves behind in its conversation. Called in the transaction that ends the run. */
@Injectable()
export class ReplyRecorder {
  constructor(
    private readonly runs: RunManager,
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
  ) {}

  /** Every run ends with an assistant message, an empty one where it came to no word: a turn is never left open. */
  async record(run: Run, content: string, outcome: ReplyOutcome): Promise<void> {
    const { manifest } = await this.runs.getRun(run.id);
    await this.sessions.appendReply({
      id: run.assistantMessageId,
      conversationId: run.conversationId,
      parentId: run.userMessageId,
      runId: run.id,
      role: 'assistant',
      content,
      metadata: replyMetadata(manifest, outcome),
    });
    await this.noteTurn(run);
  }

  /** Takes the turn of a run out of the history. */
  async rollBack(run: Run): Promise<void> {
    await this.sessions.stepBack(run.conversationId, run.userMessageId);
  }

  /** Makes the run's message the newest of the history. */
  async place(run: Run): Promise<void> {
    await this.sessions.placeAtHead(run.conversationId, run.userMessageId);
  }

  /** An ended conversation has no context any more. */
  private async noteTurn(run: Run): Promise<void> {
    const conversation = await this.sessions.getSession(run.conversationId);
    if (conversation.state === 'ENDED') return;
    const { content } = await this.sessions.getMessage(run.userMessageId);
    const count = await this.sessions.countHistory(run.conversationId);
    await this.context.updateContext(run.conversationId, { last_message: content, message_count: count });
  }
}
