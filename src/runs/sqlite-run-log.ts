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
      async (additions) => {
        for (const { events, epoch } of additions) {
          // One statement fails whole; several have to be held together.
          if (events.length === 1) await this.store(events, epoch);
          else await this.database.part(() => this.store(events, epoch));
        }
      },
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
    if (this.database.inTransaction) await this.store(events, epoch);
    else await this.group.add([{ events, epoch }]);
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

  private async store(events: readonly RunEvent[], epoch: number): Promise<void> {
    const [first] = events;
    if (!first) return;
    await this.requireNext(first);
    if ((await this.repository.epochOf(first.runId)) !== epoch) throw new LeaseLostError(first.runId, epoch);
    await this.record(first.runId, events);
  }

  /** @throws unless the event goes on from the last of its run. */
  private async requireNext({ runId, seq }: RunEvent): Promise<void> {
    const lastSeq = this.recent.lastSeq(runId) ?? (await this.repository.last(runId))?.seq ?? 0;
    if (seq !== lastSeq + 1) throw new Error(`Event ${seq} of ${runId} does not follow on event ${lastSeq}.`);
  }

  private async record(runId: string, events: readonly RunEvent[]): Promise<void> {
    const batch = this.recent.take(runId, events);
    const drop = (): void => {
      this.recent.drop(batch);
    };
    try {
      await this.repository.record(batch);
    } catch (error) {
      drop();
      throw error;
    }
    this.database.afterRollback(drop);
    this.database.afterCommit(() => {
      this.deliver(batch);
    });
  }

  private deliver(batch: EventBatch): void {
    this.recent.settle(batch);
    this.mover.note(batch);
    this.reader.followers.push(batch.runId, batch.events);
  }
}
