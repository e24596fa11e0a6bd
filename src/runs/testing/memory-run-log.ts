import { Follower } from '../follower.js';
import { isTerminal, type RunEvent } from '../run-event.js';
import { RunLog } from '../run-log.js';

/** A log for unit tests; the test may hold writes back or have them fail. */
export class MemoryRunLog extends RunLog {
  events: RunEvent[] = [];
  failure: Error | undefined;
  private readonly followers = new Map<Follower, string>();

  override append(events: readonly RunEvent[]): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    for (const [runId, own] of Map.groupBy(events, (event) => event.runId)) {
      const last = this.events.findLast((event) => event.runId === runId)?.seq ?? 0;
      if (own[0]?.seq !== last + 1) return Promise.reject(new Error(`does not follow on ${last}`));
    }
    this.events.push(...events);
    for (const follower of this.followers.keys()) follower.push(events);
    return Promise.resolve();
  }

  override erase(runIds: readonly string[]): Promise<void> {
    this.events = this.events.filter((event) => !runIds.includes(event.runId));
    return Promise.resolve();
  }

  override read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    return Promise.resolve(this.events.filter((event) => event.runId === runId && event.seq > afterSeq));
  }

  override breakOff(runId: string, reason: unknown): void {
    for (const [follower, followed] of this.followers) if (followed === runId) follower.fail(reason);
  }

  override async *follow(
    runId: string,
    afterSeq: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RunEvent[]> {
    const follower = new Follower(signal);
    this.followers.set(follower, runId);
    let seq = afterSeq;
    // Everything appended so far; what comes later finds the follower.
    const whole = this.events.filter((event) => event.runId === runId);
    follower.push(whole);
    const seenAll = whole.some((event) => isTerminal(event) && event.seq <= afterSeq);
    while (!signal.aborted && !seenAll) {
      const heard = (await follower.take()).filter((event) => event.runId === runId);
      const events = heard.filter((event) => event.seq > seq);
      if (events.length > 0) yield events;
      seq = events.at(-1)?.seq ?? seq;
      if (heard.some(isTerminal)) break;
    }
    this.followers.delete(follower);
  }
}
