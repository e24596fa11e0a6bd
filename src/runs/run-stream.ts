import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { Scheduler } from '../common/scheduler.js';
import { toFrame } from '../http/event-frame.js';
import { EventStream, type StreamResponse } from '../http/event-stream.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { PAGE_SIZE, RunLog } from './run-log.js';
import { RunHandedOverError } from './runs.errors.js';

/** How long a browser's EventSource waits before it comes back. */
const RETRY_MS = 1_000;

/** A run's log as Server-Sent Events. */
@Injectable()
export class RunStream {
  private readonly logger = new Logger(RunStream.name);

  constructor(
    private readonly log: RunLog,
    private readonly scheduler: Scheduler,
  ) {}

  /**
   * Answers the events after number `afterSeq`, then `[DONE]`. The head is sent now, the rest as it comes; a reader
   * who leaves stops nothing but the reading.
   */
  follow(runId: string, afterSeq: number, response: StreamResponse): void {
    const stream = new EventStream(response, this.scheduler);
    this.forward(runId, afterSeq, stream).catch((error: unknown) => {
      // Whoever comes back finds it going on, here or elsewhere.
      if (error instanceof RunHandedOverError) {
        stream.drop();
        return;
      }
      // What could not be written has no number. Without [DONE] the reader knows that there is more to come back for.
      if (error instanceof DomainError) {
        stream.end(toFrame({ data: JSON.stringify({ type: 'error', errorText: error.message }) }));
        return;
      }
      this.logger.error(error);
      stream.drop();
    });
  }

  /**
   * @param signal gives the waiting up.
   * @returns once the log has its last event. @throws the reason for which it is broken off.
   */
  async ended(runId: string, signal = new AbortController().signal): Promise<void> {
    const events = this.log.follow(runId, 0, signal)[Symbol.asyncIterator]();
    while (!(await events.next()).done);
  }

  private async forward(runId: string, afterSeq: number, stream: EventStream): Promise<void> {
    const { signal } = stream;
    let lastSeq = afterSeq;
    let isFirst = true;
    for await (const events of this.log.follow(runId, afterSeq, signal)) {
      const last = events.at(-1);
      if (!last) continue;
      const frames = events.map((event, index) => eventFrame(event, isFirst && index === 0)).join('');
      isFirst = false;
      lastSeq = last.seq;
      if (isTerminal(last)) stream.end(frames + doneFrame(last));
      else stream.send(frames);
      // The past does not run away. What happens now cannot wait: a reader who falls behind it is dropped at a bound.
      if (events.length >= PAGE_SIZE) await stream.drained();
    }
    if (!signal.aborted) stream.end(doneFrame({ runId, seq: lastSeq }));
  }
}

function eventFrame({ runId, seq, chunk }: RunEvent, isFirst: boolean): string {
  return toFrame({ id: `${runId}:${seq}`, ...(isFirst && { retryMs: RETRY_MS }), data: chunk });
}

/** It has the number of the event before it, as whoever has seen that has seen all. */
function doneFrame({ runId, seq }: Pick<RunEvent, 'runId' | 'seq'>): string {
  return toFrame({ id: `${runId}:${seq}`, data: '[DONE]' });
}

/** The number in an event id of this run; 0, the start, for another run's id or anything else. */
export function seqAfter(runId: string, lastEventId: string | undefined): number {
  const match = /^(?:(run_\w+):)?(\d{1,9})$/.exec(lastEventId ?? '');
  return match && (match[1] === undefined || match[1] === runId) ? Number(match[2]) : 0;
}
