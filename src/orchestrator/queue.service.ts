import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { Scheduler } from '../common/scheduler.js';
import { ChangeFeed } from '../database/change-feed.js';
import { ConversationStatus } from './conversation-status.js';
import { type QueuedMessageDto } from './queue.dto.js';
import { QueueEditor } from './queue-editor.js';

/** Keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 15_000;

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
    return new Observable((subscriber) => {
      let sent = '';
      let sending: Promise<void> = Promise.resolve();
      const send = async (): Promise<void> => {
        const data = JSON.stringify(await this.status.read(conversationId));
        if (data !== sent) subscriber.next({ type: 'status', data });
        sent = data;
      };
      const update = (): void => {
        // An erased conversation can no longer be read: its followers are done.
        sending = sending.then(send).catch(() => {
          subscriber.complete();
        });
      };
      const stopHeartbeat = this.scheduler.every(HEARTBEAT_MS, () => {
        subscriber.next({ comment: 'heartbeat' });
      });
      const stopListening = this.changes.listen(conversationId, update);
      update();
      return () => {
        stopHeartbeat();
        stopListening();
      };
    });
  }
}
