import { Injectable } from '@nestjs/common';
import { toTimestamp } from '../common/clock.js';
import { RunQueue } from '../runs/run-queue.js';
import { type Run } from '../runs/run.js';
import { hasExpired } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { type ConversationStatusDto, type QueuedMessageDto } from './queue.dto.js';

/** What a conversation is at: its state, its newest message, the reply in the making and what waits. */
@Injectable()
export class ConversationStatus {
  constructor(
    private readonly sessions: SessionManager,
    private readonly queue: RunQueue,
    private readonly history: MessageHistory,
  ) {}

  /** @throws ConversationNotFoundError */
  async read(conversationId: string): Promise<ConversationStatusDto> {
    const conversation = await this.sessions.getSession(conversationId);
    const { state, title, headMessageId, expiresAt } = conversation;
    const unfinished = await this.queue.unfinished(conversationId);
    const head = headMessageId === null ? undefined : await this.history.getMessage(headMessageId);
    return {
      state,
      expires_at: toTimestamp(expiresAt),
      expired: hasExpired(conversation),
      title,
      head_message_id: headMessageId,
      head_run_id: head?.runId ?? null,
      active_run_id: unfinished.find((run) => run.state === 'running')?.id ?? null,
      queue: await this.describe(unfinished),
    };
  }

  /** What waits, in the order in which it is answered. @throws ConversationNotFoundError */
  async readQueue(conversationId: string): Promise<QueuedMessageDto[]> {
    await this.sessions.getSession(conversationId);
    return this.describe(await this.queue.unfinished(conversationId));
  }

  private async describe(unfinished: readonly Run[]): Promise<QueuedMessageDto[]> {
    const waiting = unfinished.filter((run) => run.state === 'queued');
    return Promise.all(
      waiting.map(async (run) => {
        const message = await this.history.getMessage(run.userMessageId);
        const { id, content, metadata, documents, createdAt } = message;
        return {
          ...{ run_id: run.id, message_id: id, content, metadata, created_at: toTimestamp(createdAt) },
          ...(documents && { documents: [...documents] }),
        };
      }),
    );
  }
}
