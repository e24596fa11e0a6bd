import { Injectable } from '@nestjs/common';
import { ContextStore } from '../context/context-store.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { type ReplyOutcome, replyMetadata } from './reply-metadata.js';

/** Writes what a run does to its conversation, in the transactions in which it starts and ends. */
@Injectable()
export class ReplyRecorder {
  constructor(
    private readonly runs: RunManager,
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly context: ContextStore,
  ) {}

  /** The run starts: its message becomes the newest of the history, behind the newest or on a branch of its own. */
  async place(run: Run): Promise<void> {
    const { headMessageId } = await this.sessions.getSession(run.conversationId);
    await this.runs.notePreviousHead(run.id, headMessageId);
    if (run.placement === 'branch') await this.history.branchAt(run.conversationId, run.userMessageId);
    else await this.history.append(run.conversationId, run.userMessageId);
  }

  /** Every run ends with an assistant message, an empty one where it came to no word: a turn is never left open. */
  async record(run: Run, content: string, outcome: ReplyOutcome): Promise<void> {
    const { manifest } = await this.runs.getRun(run.id);
    await this.history.appendReply({
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

  /** Takes the turn of a run out of the history, which ends again where it did before. */
  async rollBack(run: Run): Promise<void> {
    const { previousHeadId } = await this.runs.getRun(run.id);
    await this.sessions.moveHead(run.conversationId, previousHeadId, false);
  }

  /** An ended conversation has no context any more. */
  private async noteTurn(run: Run): Promise<void> {
    const conversation = await this.sessions.getSession(run.conversationId);
    if (conversation.state === 'ENDED') return;
    const { content } = await this.history.getMessage(run.userMessageId);
    const count = await this.history.countHistory(run.conversationId);
    await this.context.updateContext(run.conversationId, { last_message: content, message_count: count });
  }
}
