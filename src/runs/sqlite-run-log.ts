import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { EventMover } from './event-mover.js';
import { GroupCommit } from './group-commit.js';
import { LogReader, type LogPage } from './log-reader.js';
import { type EventBatch, RecentEvents } from './recent-events.js';
import { type RunEvent } from './run-event.js';
import { RunEventsRepository } from './run-events.repository.js';
import { PAGE_SIZE, RunLog } from './run-log.js';
import { LeaseLostError } from './runs.errors.js';

/** What one writer of a run adds to its log. */
interface Addition {
  readonly events: readonly RunEvent[];
  readonly epoch: number;
}

/**
 * The log in the database, followed by whoever is connected to this process, which alone writes it. What is appended is
 * recorded behind the events of all other runs first, and moves to the log of its run in larger pieces.
 */
@Injectable()
export class SqliteRunLog extends RunLog implements OnModuleInit, OnApplicationShutdown {
  private readonly reader = new LogReader({
    page: (runId, afterSeq) => this.page(runId, afterSeq),
    last: (runId) => this.last(runId),
  });
  private readonly recent = new RecentEvents();
  private readonly mover: EventMover;
  private readonly group: GroupCommit<Addition>;

  constructor(
    private readonly database: Database,
    private readonly repository: RunEventsRepository,
  ) {
    super();
    this.mover = new EventMover(database, repository, this.recent);
    this.group = new GroupCommit(
      (work) => this.database.transaction(work),
      (additions) => this.store(additions),
    );
  }

  /** What a process that is gone has recorded moves before anyone reads or writes. */
  async onModuleInit(): Promise<void> {
    await this.database.transaction(() => this.repository.moveAll());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mover.settled();
  }

  override async append(events: readonly RunEvent[], epoch: number): Promise<void> {
    if (events.length === 0) return;
    const addition = { events, epoch };
    if (!this.database.inTransaction) return this.group.add(addition);
    const refused = await this.store([addition]);
    if (refused.has(addition)) throw refused.get(addition);
  }

  override async erase(runIds: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.erase(runIds);
      this.database.afterCommit(() => {
        for (const runId of runIds) this.recent.forget(runId);
      });
    });
  }

  override breakOff(runId: string, reason: unknown): void {
    this.turnAway(runId, reason);
  }

  override turnAway(runId: string, reason: unknown): void {
    this.reader.followers.fail(runId, reason);
  }

  override read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    return this.reader.read(runId, afterSeq);
  }

  override follow(runId: string, afterSeq: number, signal: AbortSignal): AsyncGenerator<readonly RunEvent[]> {
    return this.reader.follow(runId, afterSeq, signal);
  }

  /** First what has been moved, then the rest. */
  private async page(runId: string, afterSeq: number): Promise<LogPage> {
    const rest = this.recent.after(runId, afterSeq);
    if (rest) return { events: rest, isLast: true };
    return { events: await this.repository.read(runId, afterSeq, PAGE_SIZE), isLast: false };
  }

  private async last(runId: string): Promise<RunEvent | undefined> {
    return this.recent.last(runId) ?? (await this.repository.last(runId));
  }

  /** @returns why, of those that do not go on from what there is, or whose writer has lost the run. */
  private async store(additions: readonly Addition[]): Promise<ReadonlyMap<Addition, unknown>> {
    const epochs = await this.repository.epochsOf(additions.map(runIdOf));
    const refused = new Map<Addition, unknown>();
    const batches: EventBatch[] = [];
    for (const addition of additions) {
      try {
        batches.push(await this.take(addition, epochs));
      } catch (error) {
        refused.set(addition, error);
      }
    }
    if (batches.length > 0) await this.record(batches);
    return refused;
  }

  /** @throws unless the events go on from the last of their run, and whoever wrote them holds it. */
  private async take(addition: Addition, epochs: ReadonlyMap<string, number>): Promise<EventBatch> {
    const { events, epoch } = addition;
    const runId = runIdOf(addition);
    const seq = events[0]?.seq;
    const lastSeq = this.recent.lastSeq(runId) ?? (await this.repository.last(runId))?.seq ?? 0;
    if (seq !== lastSeq + 1) throw new Error(`Event ${seq} of ${runId} does not follow on event ${lastSeq}.`);
    if (epochs.get(runId) !== epoch) throw new LeaseLostError(runId, epoch);
    return this.recent.take(runId, events);
  }

  private async record(batches: readonly EventBatch[]): Promise<void> {
    const drop = (): void => {
      for (const batch of batches) this.recent.drop(batch);
    };
    try {
      await this.repository.record(batches);
    } catch (error) {
      drop();
      throw error;
    }
    this.database.afterRollback(drop);
    this.database.afterCommit(() => {
      for (const batch of batches) this.deliver(batch);
    });
  }

  private deliver(batch: EventBatch): void {
    this.recent.settle(batch);
    this.mover.note(batch);
    this.reader.followers.push(batch.runId, batch.events);
  }
}

function runIdOf({ events: [first] }: Addition): string {
  return first?.runId ?? '';
}
