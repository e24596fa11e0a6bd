import { Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { ChangeFeed } from '../database/change-feed.js';
import { type StreamResponse } from '../http/event-stream.js';
import { followStatus } from '../http/follow-status.js';
import { ConversationStatus } from './conversation-status.js';
import { type QueuedMessageDto } from './queue.dto.js';
import { QueueEditor } from './queue-editor.js';

/** What the routes of a conversation's queue, and those who watch it, are answered. */
@Injectable()
export class QueueService {
  constructor(
    private readonly status: ConversationStatus,
    private readonly editor: QueueEditor,
    private readonly changes: ChangeFeed,
    private readonly scheduler: Scheduler,
  ) {}

  list(conversationId: string): Promise<QueuedMessageDto[]> {
    return this.status.readQueue(conversationId);
  }

  async edit(conversationId: string, runId: string, content: string): Promise<QueuedMessageDto[]> {
    await this.editor.rewrite(conversationId, runId, content);
    return this.list(conversationId);
  }

  async withdraw(conversationId: string, runId: string): Promise<QueuedMessageDto[]> {
    await this.editor.withdraw(conversationId, runId);
    return this.list(conversationId);
  }

  /** What the conversation is at, now and whenever it changes, until the reader leaves or the conversation is erased. */
  async watch(conversationId: string, response: StreamResponse): Promise<void> {
    await this.status.read(conversationId);
    const read = () => this.status.read(conversationId);
    followStatus({ id: conversationId, read }, this.changes, response, this.scheduler);
  }
}
