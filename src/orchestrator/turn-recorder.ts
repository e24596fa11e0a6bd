import { Injectable } from '@nestjs/common';
import { ContextStore } from '../context/context-store.js';
import { type CitationsDto } from '../runs/citations.dto.js';
import { RunManifests } from '../runs/run-manifests.js';
import { type Run } from '../runs/run.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { type Reply, replyMetadata } from './reply-metadata.js';

/** A reply in full. */
export interface CompleteReply extends Reply {
  content: string;
  citations: CitationsDto;
}

/** Writes what a run does to its conversation, in the transactions in which it starts and ends. */
@Injectable()
export class TurnRecorder {
  constructor(
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly context: ContextStore,
    private readonly manifests: RunManifests,
  ) {}

  /** What the history ends in. */
  async head(conversationId: string): Promise<string | null> {
    return (await this.sessions.getSession(conversationId)).headMessageId;
  }

  /** A run that waited starts: its message becomes the newest of the history, or the newest of a branch of its own. */
  async place(run: Run): Promise<void> {
    if (run.placement === 'branch') await this.history.branchAt(run.conversationId, run.userMessageId);
    else await this.history.append(run.conversationId, run.userMessageId);
  }

  /**
   * Every run ends with an assistant message, an empty one where it came to no word: a turn is never left open.
   * @param rollback whether the turn leaves the history, which then ends again where it did before.
   */
  async end(run: Run, reply: CompleteReply, rollback: boolean): Promise<void> {
    const conversation = await this.sessions.getSession(run.conversationId);
    const { content, citations } = reply;
    if (reply.manifest) await this.manifests.noteCitations(run.id, citations);
    await this.history.storeReply({
      id: run.assistantMessageId,
      conversationId: run.conversationId,
      parentId: run.userMessageId,
      runId: run.id,
      role: 'assistant',
      content,
      metadata: replyMetadata(reply, citations),
    });
    const head = rollback ? run.previousHeadId : run.assistantMessageId;
    await this.sessions.noteActivity(conversation, { headMessageId: head });
    // An ended conversation has no context any more.
    if (conversation.state === 'ENDED') return;
    const { content: question } = await this.history.getMessage(run.userMessageId);
    const count = head === null ? 0 : await this.history.countBranch(head);
    await this.context.updateContext(run.conversationId, { last_message: question, message_count: count });
  }
}
