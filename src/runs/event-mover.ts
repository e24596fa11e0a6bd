import { Logger } from '@nestjs/common';
import { DrainLoop } from '../common/drain-loop.js';
import { type Database } from '../database/database.js';
import { type EventBatch, type RecentEvents } from './recent-events.js';
import { isTerminal } from './run-event.js';
import { type RunEventsRepository } from './run-events.repository.js';

/** So many events of one run share a few pages of its log. */
const EVENTS_PER_MOVE = 64;
/** What one transaction moves, as others wait for it: a few milliseconds. */
const EVENTS_AT_ONCE = 512;
/** Recorded events that are not needed any more are deleted so many at a time. */
const MIN_FORGOTTEN = 1_024;
const MAX_FORGOTTEN = 4_096;
/** A run that says little does not hold back more recorded events than this, of a few hundred bytes each. */
const MAX_HELD_BACK = 65_536;

/** Moves what was recorded of running logs to where it stays: a good part of a run's events at a time, and its end. */
export class EventMover {
  private readonly logger = new Logger(EventMover.name);
  /** The runs to look at, and whether what there is of them is enough, however little. */
  private readonly due = new Map<string, boolean>();
  private readonly loop = new DrainLoop(
    () => this.moveSome(),
    (error) => {
      this.logger.error(error);
    },
  );
  private forgottenBefore = 1;

  constructor(
    private readonly database: Database,
    private readonly repository: RunEventsRepository,
    private readonly recent: RecentEvents,
  ) {}

  /** Events of a run have become durable: its end, or enough of them, is moved before long. */
  note({ runId, events }: EventBatch): void {
    const hasEnded = events.some(isTerminal);
    if (!hasEnded && (this.recent.movable(runId)?.events.length ?? 0) < EVENTS_PER_MOVE) return;
    this.due.set(runId, hasEnded || this.due.get(runId) === true);
    this.loop.wake();
  }

  /** @returns once nothing is being moved. */
  async settled(): Promise<void> {
    await this.loop.settled();
  }

  /** @returns whether more is due. */
  private async moveSome(): Promise<boolean> {
    const batches = this.takeDue();
    try {
      if (batches.length > 0) await this.database.transaction(() => this.move(batches));
    } catch (error) {
      // Everything stays recorded: it moves with whatever moves next, or after a restart.
      for (const { runId } of batches) this.due.set(runId, true);
      throw error;
    }
    for (const runId of this.recent.heldBack(MAX_HELD_BACK)) this.due.set(runId, true);
    return this.due.size > 0;
  }

  private async move(batches: readonly EventBatch[]): Promise<void> {
    for (const batch of batches) await this.repository.move(batch);
    await this.forget(this.recent.neededFrom(batches));
    this.database.afterCommit(() => {
      for (const batch of batches) this.recent.moved(batch);
    });
  }

  private takeDue(): EventBatch[] {
    const batches: EventBatch[] = [];
    let count = 0;
    for (const [runId, isEnough] of this.due) {
      if (count >= EVENTS_AT_ONCE) break;
      this.due.delete(runId);
      const batch = this.recent.movable(runId);
      // Some of them may have moved since they were noted.
      if (!batch || (!isEnough && batch.events.length < EVENTS_PER_MOVE)) continue;
      batches.push(batch);
      count += batch.events.length;
    }
    return batches;
  }

  private async forget(neededFrom: number): Promise<void> {
    const end = Math.min(neededFrom, this.forgottenBefore + MAX_FORGOTTEN);
    if (end < this.forgottenBefore + MIN_FORGOTTEN && end !== this.recent.nextId) return;
    await this.repository.forgetBefore(end);
    this.database.afterCommit(() => {
      this.forgottenBefore = end;
    });
  }
}
