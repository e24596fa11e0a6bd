import { Injectable, type MessageEvent } from '@nestjs/common';
import { type Observable } from 'rxjs';
import { Scheduler } from '../common/scheduler.js';
import { ChangeFeed } from '../database/change-feed.js';
import { statusStream } from '../http/status-stream.js';
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
  async watch(conversationId: string): Promise<Observable<MessageEvent>> {
    await this.status.read(conversationId);
    const read = () => this.status.read(conversationId);
    return statusStream({ id: conversationId, read }, this.changes, this.scheduler);
  }
}
