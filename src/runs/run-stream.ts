import { Injectable, Logger } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { EventStream, type StreamResponse } from '../http/event-stream.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { drained } from './output.js';
import { PAGE_SIZE, RunLog } from './run-log.js';

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
    if (response.req.method === 'HEAD') {
      stream.end('');
      return;
    }
    this.forward({ runId, afterSeq, response }, stream).catch((error: unknown) => {
      this.logger.error(error);
      stream.drop();
    });
  }

  /** @returns once the log has its last event. */
  async ended(runId: string): Promise<void> {
    const events = this.log.follow(runId, 0, new AbortController().signal)[Symbol.asyncIterator]();
    while (!(await events.next()).done);
  }

  private async forward(
    { runId, afterSeq, response }: { runId: string; afterSeq: number; response: StreamResponse },
    stream: EventStream,
  ): Promise<void> {
    const { signal } = stream;
    let lastSeq = afterSeq;
    let retry = `retry: ${RETRY_MS}\n`;
    for await (const events of this.log.follow(runId, afterSeq, signal)) {
      const last = events.at(-1);
      if (!last) continue;
      const frames = events.map((event, index) => toFrame(event, index === 0 ? retry : '')).join('');
      retry = '';
      lastSeq = last.seq;
      if (isTerminal(last)) stream.end(frames + doneFrame(last));
      else stream.send(frames);
      // The past does not run away. What happens now cannot wait: a reader who falls behind it is dropped at a bound.
      if (events.length >= PAGE_SIZE) await drained(response, signal);
    }
    if (!signal.aborted) stream.end(doneFrame({ runId, seq: lastSeq }));
  }
}

function toFrame({ runId, seq, chunk }: RunEvent, retry: string): string {
  return `id: ${runId}:${seq}\n${retry}data: ${chunk}\n\n`;
}

/** It has the number of the event before it, as whoever has seen that has seen all. */
function doneFrame({ runId, seq }: Pick<RunEvent, 'runId' | 'seq'>): string {
  return `id: ${runId}:${seq}\ndata: [DONE]\n\n`;
}

/** The number in an event id of this run; 0, the start, for another run's id or anything else. */
export function seqAfter(runId: string, lastEventId: string | undefined): number {
  const match = /^(?:(run_\w+):)?(\d{1,9})$/.exec(lastEventId ?? '');
  return match && (match[1] === undefined || match[1] === runId) ? Number(match[2]) : 0;
}
