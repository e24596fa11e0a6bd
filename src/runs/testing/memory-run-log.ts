import { LogReader } from '../log-reader.js';
import { type RunEvent } from '../run-event.js';
import { RunLog } from '../run-log.js';
import { LeaseLostError } from '../runs.errors.js';

/** A log for unit tests; the test may hold writes back or have them fail. */
export class MemoryRunLog extends RunLog {
  events: RunEvent[] = [];
  failure: Error | undefined;
  private readonly epochs = new Map<string, number>();
  private readonly reader = new LogReader({
    page: (runId, afterSeq) =>
      Promise.resolve({ events: this.of(runId).filter(({ seq }) => seq > afterSeq), isLast: true }),
    last: (runId) => Promise.resolve(this.of(runId).at(-1)),
  });

  /** Has somebody else hold the run from now on. @returns the number of the new lease. */
  takeLease(runId: string): number {
    const epoch = this.epochOf(runId) + 1;
    this.epochs.set(runId, epoch);
    return epoch;
  }

  override append(events: readonly RunEvent[], epoch: number): Promise<void> {
    const runId = events[0]?.runId ?? '';
    const last = this.of(runId).at(-1)?.seq ?? 0;
    if (this.failure) return Promise.reject(this.failure);
    if (epoch !== this.epochOf(runId)) return Promise.reject(new LeaseLostError(runId, epoch));
    if (events[0]?.seq !== last + 1) return Promise.reject(new Error(`does not follow on ${last}`));
    this.events.push(...events);
    this.reader.followers.push(runId, events);
    return Promise.resolve();
  }

  override erase(runIds: readonly string[]): Promise<void> {
    this.events = this.events.filter((event) => !runIds.includes(event.runId));
    return Promise.resolve();
  }

  override read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    return this.reader.read(runId, afterSeq);
  }

  override turnAway(runId: string, reason: unknown): void {
    this.breakOff(runId, reason);
  }

  override breakOff(runId: string, reason: unknown): void {
    this.reader.followers.fail(runId, reason);
  }

  override follow(runId: string, afterSeq: number, signal: AbortSignal): AsyncGenerator<readonly RunEvent[]> {
    return this.reader.follow(runId, afterSeq, signal);
  }

  private epochOf(runId: string): number {
    return this.epochs.get(runId) ?? 1;
  }

  private of(runId: string): RunEvent[] {
    return this.events.filter((event) => event.runId === runId);
  }
}
