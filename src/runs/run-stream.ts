import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { Scheduler } from '../common/scheduler.js';
import { type RunEvent } from './run-event.js';
import { drained, type Output } from './output.js';
import { PAGE_SIZE, RunLog } from './run-log.js';

/** Keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 15_000;
/** How long a browser's EventSource waits before it comes back. */
const RETRY_MS = 1_000;

/** A run's log as Server-Sent Events. */
@Injectable()
export class RunStream {
  constructor(
    private readonly log: RunLog,
    private readonly scheduler: Scheduler,
  ) {}

  /**
   * The events after number `afterSeq`, then `[DONE]`. Whoever unsubscribes stops nothing but the reading.
   * @param output where they go: a long past is handed on as fast as it is read there.
   */
  follow(runId: string, afterSeq: number, output: Output): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      const stopHeartbeat = this.scheduler.every(HEARTBEAT_MS, () => {
        subscriber.next({ comment: 'heartbeat' });
      });
      this.forward({ runId, afterSeq, output }, subscriber, controller.signal).catch((error: unknown) => {
        subscriber.error(error);
      });
      return () => {
        stopHeartbeat();
        controller.abort();
      };
    });
  }

  /** @returns once the log has its last event. */
  async ended(runId: string): Promise<void> {
    const events = this.log.follow(runId, 0, new AbortController().signal)[Symbol.asyncIterator]();
    while (!(await events.next()).done);
  }

  private async forward(
    { runId, afterSeq, output }: { runId: string; afterSeq: number; output: Output },
    subscriber: Subscriber<MessageEvent>,
    signal: AbortSignal,
  ): Promise<void> {
    let lastId = eventId(runId, afterSeq);
    let retry: { retry?: number } = { retry: RETRY_MS };
    for await (const events of this.log.follow(runId, afterSeq, signal)) {
      for (const event of events) {
        subscriber.next({ id: (lastId = idOf(event)), data: event.chunk, ...retry });
        retry = {};
      }
      // The past does not run away. What happens now cannot wait: a reader who falls behind it is dropped at a bound.
      if (events.length >= PAGE_SIZE) await drained(output, signal);
    }
    if (signal.aborted) return;
    subscriber.next({ id: lastId, data: '[DONE]' });
    subscriber.complete();
  }
}

function idOf(event: RunEvent): string {
  return eventId(event.runId, event.seq);
}

function eventId(runId: string, seq: number): string {
  return `${runId}:${seq}`;
}

/** The number in an event id of this run; 0, the start, for another run's id or anything else. */
export function seqAfter(runId: string, lastEventId: string | undefined): number {
  const match = /^(?:(run_\w+):)?(\d{1,9})$/.exec(lastEventId ?? '');
  return match && (match[1] === undefined || match[1] === runId) ? Number(match[2]) : 0;
}
