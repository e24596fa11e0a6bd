import { type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { type Scheduler } from '../common/scheduler.js';
import { type ChangeFeed } from '../database/change-feed.js';

/** Keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 15_000;

/** What is followed, and how it is read. */
export interface StatusSource<Status> {
  /** What the changes are announced by. */
  id: string;
  /** What it is at now. What it throws is the end: the thing is gone. */
  read: () => Promise<Status>;
  /** Whether nothing comes after this. */
  isLast?: (status: Status) => boolean;
}

/** What a thing is at, as events of type `status`: now, and whenever it changes; `[DONE]` behind the last. */
export function statusStream<Status>(
  { id, read, isLast }: StatusSource<Status>,
  changes: ChangeFeed,
  scheduler: Scheduler,
): Observable<MessageEvent> {
  return new Observable((subscriber) => {
    let sent = '';
    let sending: Promise<void> = Promise.resolve();
    const send = async (): Promise<void> => {
      const status = await read();
      const data = JSON.stringify(status);
      if (data !== sent) subscriber.next({ type: 'status', data });
      sent = data;
      if (!isLast?.(status)) return;
      subscriber.next({ data: '[DONE]' });
      subscriber.complete();
    };
    const update = (): void => {
      sending = sending.then(send).catch(() => {
        subscriber.complete();
      });
    };
    const stopHeartbeat = scheduler.every(HEARTBEAT_MS, () => {
      subscriber.next({ comment: 'heartbeat' });
    });
    const stopListening = changes.listen(id, update);
    update();
    return () => {
      stopHeartbeat();
      stopListening();
    };
  });
}
