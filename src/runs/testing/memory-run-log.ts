import { LogReader } from '../log-reader.js';
import { type RunEvent } from '../run-event.js';
import { RunLog } from '../run-log.js';

/** A log for unit tests; the test may hold writes back or have them fail. */
export class MemoryRunLog extends RunLog {
  events: RunEvent[] = [];
  failure: Error | undefined;
  private readonly reader = new LogReader({
    page: (runId, afterSeq) =>
      Promise.resolve({ events: this.of(runId).filter(({ seq }) => seq > afterSeq), isLast: true }),
    last: (runId) => Promise.resolve(this.of(runId).at(-1)),
  });

  override append(events: readonly RunEvent[]): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    for (const [runId, own] of Map.groupBy(events, (event) => event.runId)) {
      const last = this.events.findLast((event) => event.runId === runId)?.seq ?? 0;
      if (own[0]?.seq !== last + 1) return Promise.reject(new Error(`does not follow on ${last}`));
    }
    this.events.push(...events);
    for (const [runId, own] of Map.groupBy(events, (event) => event.runId))
      this.reader.followers.push(runId, own);
    return Promise.resolve();
  }

  override erase(runIds: readonly string[]): Promise<void> {
    this.events = this.events.filter((event) => !runIds.includes(event.runId));
    return Promise.resolve();
  }

  override read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    return this.reader.read(runId, afterSeq);
  }

  override breakOff(runId: string, reason: unknown): void {
    this.reader.followers.fail(runId, reason);
  }

  override follow(runId: string, afterSeq: number, signal: AbortSignal): AsyncGenerator<readonly RunEvent[]> {
    return this.reader.follow(runId, afterSeq, signal);
  }

  private of(runId: string): RunEvent[] {
    return this.events.filter((event) => event.runId === runId);
  }
}
