import { Followers } from './followers.js';
import { type Follower } from './follower.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { RunLogExpiredError } from './runs.errors.js';

/** A piece of the past of a log. */
export interface LogPage {
  events: readonly RunEvent[];
  /** Whether there is nothing durable behind it at this moment. */
  isLast: boolean;
}

/** Where what is durable of a log is read. */
export interface LogPages {
  /** What comes after event `afterSeq`, as far as one page goes. */
  page(runId: string, afterSeq: number): Promise<LogPage>;
  /** The last durable event of a log. */
  last(runId: string): Promise<RunEvent | undefined>;
}

/** Reads and follows the logs of runs, wherever they are kept. */
export class LogReader {
  /** Who follows here; whoever writes a log tells them. */
  readonly followers = new Followers();

  constructor(private readonly pages: LogPages) {}

  /** See {@link RunLog.read}. */
  async read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for await (const page of this.past(runId, afterSeq)) events.push(...page);
    return events;
  }

  /** See {@link RunLog.follow}. */
  async *follow(runId: string, afterSeq: number, signal: AbortSignal): AsyncGenerator<readonly RunEvent[]> {
    // Listening starts before reading does, so nothing falls in between.
    const follower = this.followers.join(runId, signal);
    try {
      for (let seq = afterSeq; ;) {
        // Backfill: the past, and again whatever this process was only hinted at.
        const before = seq;
        for await (const page of this.past(runId, seq)) {
          if (signal.aborted) return;
          yield page;
          seq = page.at(-1)?.seq ?? seq;
          if (page.some(isTerminal)) return;
        }
        // Whoever has seen the end already waits for nothing.
        if (seq === before && seq > 0 && (await this.hasEnded(runId, seq))) return;
        // Cutover and live: what was heard, less what the past already held, for as long as it goes on from there.
        for await (const events of live(follower, seq, signal)) {
          yield events;
          seq = events.at(-1)?.seq ?? seq;
          if (events.some(isTerminal)) return;
        }
        if (signal.aborted) return;
      }
    } finally {
      this.followers.leave(runId, follower);
    }
  }

  /** What is durable of a log, in pages. @throws RunLogExpiredError where it is being deleted meanwhile. */
  private async *past(runId: string, afterSeq: number): AsyncGenerator<readonly RunEvent[]> {
    for (let seq = afterSeq; ;) {
      const { events, isLast } = await this.pages.page(runId, seq);
      const last = events.at(-1);
      // What comes next is there, unless the beginning of the log is being deleted.
      if (events[0] && events[0].seq !== seq + 1) throw new RunLogExpiredError(runId);
      if (last) yield events;
      if (isLast || !last || isTerminal(last)) return;
      seq = last.seq;
    }
  }

  /** Whether whoever has seen event `seq` has seen the end. */
  private async hasEnded(runId: string, seq: number): Promise<boolean> {
    const last = await this.pages.last(runId);
    return last !== undefined && last.seq <= seq && isTerminal(last);
  }
}

/** The events that a follower hears of, until it has to read. */
async function* live(
  follower: Follower,
  afterSeq: number,
  signal: AbortSignal,
): AsyncGenerator<readonly RunEvent[]> {
  for (let seq = afterSeq; !signal.aborted;) {
    const heard = await follower.take();
    const events = heard.filter((event) => event.seq > seq);
    const [first] = events;
    // A hint, a gap, or the end before what was asked for: only reading can tell.
    if (heard.length === 0 || (first ? first.seq !== seq + 1 : heard.some(isTerminal))) return;
    if (first) yield events;
    seq = events.at(-1)?.seq ?? seq;
  }
}
