import { setTimeout } from 'node:timers/promises';
import { type Database } from '../database/database.js';
import { DatabaseUnavailableError } from '../database/database.errors.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { LeaseLostError } from './runs.errors.js';
import { type LogEnd, type SharedRunEventsRepository } from './shared-run-events.repository.js';

interface Waiting {
  /** Of one run. */
  readonly events: readonly RunEvent[];
  readonly epoch: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Since when the database could not be reached; they may be written all the same. */
  heldSinceMs?: number;
}

/** So long text is held for a database that cannot be reached. */
const HOLD_MS = 30_000;
const PAUSE_MS = 250;

/**
 * Appends to the logs of the runs that this process is making: what all of them say at about the same time, and while
 * what they said before is being written, in one statement.
 */
export class EventAppender {
  private waiting: Waiting[] = [];
  private isWriting = false;
  private writing = Promise.resolve();
  /** The number of the last durable event of each run that is written here, and the lease that it was written by. */
  private readonly written = new Map<string, LogEnd>();

  /**
   * @param deliver is told what has become durable, in order.
   */
  constructor(
    private readonly database: Database,
    private readonly repository: SharedRunEventsRepository,
    private readonly deliver: (runId: string, events: readonly RunEvent[]) => void,
    private readonly pause: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
  ) {}

  /**
   * Appends events of one run. @returns once they are durable.
   * @throws where they do not go on from the last, or the run is not held in that epoch any more.
   */
  append(events: readonly RunEvent[], epoch: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ events, epoch, resolve, reject });
      if (!this.isWriting) this.writing = this.writeWaiting();
    });
  }

  /** Appends to the present transaction, of whoever holds the conversation and knows that the run is theirs to write. */
  async appendInTransaction(events: readonly RunEvent[], epoch: number): Promise<void> {
    const runId = runOf(events);
    requireNext(events, (await this.repository.ends([runId])).get(runId)?.seq ?? 0);
    if (!(await this.repository.insert(events, epoch))) throw new LeaseLostError(runId, epoch);
    this.database.afterCommit(() => {
      this.settle(events, epoch);
    });
  }

  /** Nothing more is written of this run here. */
  forget(runId: string): void {
    this.written.delete(runId);
  }

  /** @returns once nothing is being written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async writeWaiting(): Promise<void> {
    this.isWriting = true;
    // Whatever else comes in this turn belongs to the same statement.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.write(batch);
    }
    this.isWriting = false;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    let accepted: readonly Waiting[] = [];
    try {
      accepted = await this.accept(batch);
      const events = accepted.flatMap((one) => one.events);
      if (events.length === 0) return;
      const epochs = new Map(accepted.map((one) => [runOf(one.events), one.epoch]));
      const held = await this.database.transaction(() => this.repository.insertHeld(events, epochs));
      for (const one of accepted) this.answer(one, held);
    } catch (error) {
      for (const { events } of batch) this.forget(runOf(events));
      if (error instanceof DatabaseUnavailableError && this.hold(batch)) {
        await this.pause(PAUSE_MS);
        return;
      }
      // One run's fault must not become the others'.
      const groups = Map.groupBy(accepted, ({ events }) => runOf(events));
      if (groups.size > 1) for (const own of groups.values()) await this.write(own);
      else for (const one of batch) one.reject(error);
    }
  }

  /** Refuses what does not go on from the last event of its run, or is of an older lease. @returns the others. */
  private async accept(batch: readonly Waiting[]): Promise<Waiting[]> {
    const ends = await this.endsOf(batch);
    return batch.filter((one) => {
      const { events, epoch, reject, resolve } = one;
      const runId = runOf(events);
      const end = ends.get(runId);
      const lastSeq = end?.seq ?? 0;
      try {
        if (end && end.epoch !== epoch) throw new LeaseLostError(runId, epoch);
        // It was written before the connection broke.
        if (one.heldSinceMs !== undefined && (events.at(-1)?.seq ?? 0) <= lastSeq) {
          this.settle(events, epoch);
          resolve();
          return false;
        }
        requireNext(events, lastSeq);
      } catch (error) {
        reject(error);
        return false;
      }
      ends.set(runId, { epoch, seq: events.at(-1)?.seq ?? lastSeq });
      return true;
    });
  }

  /** How far the logs have come: as this process knows where it wrote them by the same lease, and otherwise as they are. */
  private async endsOf(batch: readonly Waiting[]): Promise<Map<string, LogEnd>> {
    const ends = new Map<string, LogEnd>();
    const unknown = new Set<string>();
    for (const { events, epoch } of batch) {
      const runId = runOf(events);
      const written = this.written.get(runId);
      if (written?.epoch === epoch) ends.set(runId, written);
      else unknown.add(runId);
    }
    if (unknown.size === 0) return ends;
    return new Map([...ends, ...(await this.repository.ends([...unknown]))]);
  }

  /** Has these wait for the database, in front of whatever came meanwhile. @returns false when they have for too long. */
  private hold(batch: readonly Waiting[]): boolean {
    const nowMs = performance.now();
    if (batch.some(({ heldSinceMs }) => heldSinceMs !== undefined && nowMs - heldSinceMs > HOLD_MS))
      return false;
    for (const one of batch) one.heldSinceMs ??= nowMs;
    this.waiting = [...batch, ...this.waiting];
    return true;
  }

  private answer({ events, epoch, resolve, reject }: Waiting, held: ReadonlySet<string>): void {
    const runId = runOf(events);
    if (held.has(runId)) {
      this.settle(events, epoch);
      resolve();
    } else {
      this.forget(runId);
      reject(new LeaseLostError(runId, epoch));
    }
  }

  private settle(events: readonly RunEvent[], epoch: number): void {
    const last = events.at(-1);
    if (!last) return;
    if (isTerminal(last)) this.forget(last.runId);
    else this.written.set(last.runId, { epoch, seq: last.seq });
    this.deliver(last.runId, events);
  }
}

function runOf([first]: readonly RunEvent[]): string {
  return first?.runId ?? '';
}

/** @throws unless the events go on from number `last`. */
function requireNext([first]: readonly RunEvent[], last: number): void {
  if (first && first.seq !== last + 1) {
    throw new Error(`Event ${first.seq} of ${first.runId} does not follow on event ${last}.`);
  }
}
