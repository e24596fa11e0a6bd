import { setTimeout } from 'node:timers/promises';
import { type Database } from '../database/database.js';
import { DatabaseUnavailableError } from '../database/database.errors.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { type SharedRunEventsRepository } from './shared-run-events.repository.js';

interface Waiting {
  /** Of one run. */
  readonly events: readonly RunEvent[];
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
  /** The number of the last durable event of each run that is written here. */
  private readonly lastSeqs = new Map<string, number>();

  /**
   * @param owner this process, as leases know it.
   * @param deliver is told what has become durable, in order.
   */
  constructor(
    private readonly database: Database,
    private readonly repository: SharedRunEventsRepository,
    private readonly owner: string,
    private readonly deliver: (runId: string, events: readonly RunEvent[]) => void,
    private readonly pause: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
  ) {}

  /**
   * Appends events of one run. @returns once they are durable.
   * @throws where they do not go on from the last, or this process is not making the run any more.
   */
  append(events: readonly RunEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ events, resolve, reject });
      if (!this.isWriting) this.writing = this.writeWaiting();
    });
  }

  /** Appends to the present transaction, of whoever holds the conversation and knows that the run is theirs to write. */
  async appendInTransaction(events: readonly RunEvent[]): Promise<void> {
    for (const [runId, own] of Map.groupBy(events, (event) => event.runId)) {
      const last = (await this.repository.lastSeqs([runId])).get(runId) ?? 0;
      requireNext(own, last);
      await this.repository.insert(own);
      this.database.afterCommit(() => {
        this.settle(runId, own);
      });
    }
  }

  /** Nothing more is written of this run here. */
  forget(runId: string): void {
    this.lastSeqs.delete(runId);
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
      const held = await this.database.transaction(() => this.repository.insertHeld(events, this.owner));
      for (const one of accepted) this.answer(one, held);
    } catch (error) {
      for (const { events } of batch) this.forget(events[0]?.runId ?? '');
      if (error instanceof DatabaseUnavailableError && this.hold(batch)) {
        await this.pause(PAUSE_MS);
        return;
      }
      // One run's fault must not become the others'.
      const groups = Map.groupBy(accepted, ({ events }) => events[0]?.runId);
      if (groups.size > 1) for (const own of groups.values()) await this.write(own);
      else for (const one of batch) one.reject(error);
    }
  }

  /** Refuses what does not go on from the last event of its run. @returns the others. */
  private async accept(batch: readonly Waiting[]): Promise<Waiting[]> {
    const ids = [...new Set(batch.flatMap(({ events }) => events.map(({ runId }) => runId)))];
    const unknown = ids.filter((id) => !this.lastSeqs.has(id));
    const read = unknown.length > 0 ? await this.repository.lastSeqs(unknown) : new Map<string, number>();
    const last = new Map(ids.map((id) => [id, this.lastSeqs.get(id) ?? read.get(id) ?? 0]));
    return batch.filter((one) => {
      const { events, reject, resolve } = one;
      const runId = events[0]?.runId ?? '';
      // It was written before the connection broke.
      if (one.heldSinceMs !== undefined && (events.at(-1)?.seq ?? 0) <= (last.get(runId) ?? 0)) {
        this.settle(runId, events);
        resolve();
        return false;
      }
      try {
        requireNext(events, last.get(runId) ?? 0);
      } catch (error) {
        reject(error);
        return false;
      }
      last.set(runId, events.at(-1)?.seq ?? 0);
      return true;
    });
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

  private answer({ events, resolve, reject }: Waiting, held: ReadonlySet<string>): void {
    const runId = events[0]?.runId ?? '';
    if (held.has(runId)) {
      this.settle(runId, events);
      resolve();
    } else {
      this.forget(runId);
      reject(new Error(`Another process is making ${runId}, or nobody is.`));
    }
  }

  private settle(runId: string, events: readonly RunEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    if (isTerminal(last)) this.forget(runId);
    else this.lastSeqs.set(runId, last.seq);
    this.deliver(runId, events);
  }
}

/** @throws unless the events go on from number `last`. */
function requireNext([first]: readonly RunEvent[], last: number): void {
  if (first && first.seq !== last + 1) {
    throw new Error(`Event ${first.seq} of ${first.runId} does not follow on event ${last}.`);
  }
}
