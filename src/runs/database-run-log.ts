import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { EventMover } from './event-mover.js';
import { Followers } from './followers.js';
import { GroupCommit } from './group-commit.js';
import { type EventBatch, RecentEvents } from './recent-events.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { RunEventsRepository } from './run-events.repository.js';
import { PAGE_SIZE, RunLog } from './run-log.js';

/**
 * The log in the database, followed by whoever is connected to this process, which alone writes it. What is appended is
 * recorded behind the events of all other runs first, and moves to the log of its run in larger pieces.
 */
@Injectable()
export class DatabaseRunLog extends RunLog implements OnModuleInit, OnApplicationShutdown {
  private readonly followers = new Followers();
  private readonly recent = new RecentEvents();
  private readonly mover: EventMover;
  private readonly group: GroupCommit<RunEvent>;

  constructor(
    private readonly database: Database,
    private readonly repository: RunEventsRepository,
  ) {
    super();
    this.mover = new EventMover(database, repository, this.recent);
    this.group = new GroupCommit(
      (work) => this.database.transaction(work),
      // One statement fails whole; several have to be held together.
      (events) => (events.length === 1 ? this.store(events) : this.database.part(() => this.store(events))),
    );
  }

  /** What a process that is gone has recorded moves before anyone reads or writes. */
  async onModuleInit(): Promise<void> {
    await this.database.transaction(() => this.repository.moveAll());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mover.settled();
  }

  override async append(events: readonly RunEvent[]): Promise<void> {
    if (this.database.inTransaction) await this.store(events);
    else await this.group.add(events);
  }

  override async erase(runIds: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.erase(runIds);
      this.database.afterCommit(() => {
        for (const runId of runIds) this.recent.forget(runId);
      });
    });
  }

  override async read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for await (const page of this.past(runId, afterSeq)) events.push(...page);
    return events;
  }

  override async *follow(
    runId: string,
    afterSeq: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RunEvent[]> {
    // Listening starts before reading does, so nothing falls in between.
    const follower = this.followers.join(runId, signal);
    try {
      let seq = afterSeq;
      // Backfill: the past.
      for await (const page of this.past(runId, afterSeq)) {
        if (signal.aborted) return;
        yield page;
        seq = page.at(-1)?.seq ?? seq;
        if (page.some(isTerminal)) return;
      }
      // Whoever has seen the end already waits for nothing.
      const last = seq > 0 && seq === afterSeq ? await this.last(runId) : undefined;
      if (last && last.seq <= seq && isTerminal(last)) return;
      // Cutover and live: what was heard meanwhile, less what the past already held; then what comes.
      while (!signal.aborted) {
        const heard = await follower.take();
        const events = heard.filter((event) => event.seq > seq);
        if (events.length > 0) yield events;
        seq = events.at(-1)?.seq ?? seq;
        if (heard.some(isTerminal)) return;
      }
    } finally {
      this.followers.leave(runId, follower);
    }
  }

  override breakOff(runId: string, reason: unknown): void {
    this.followers.fail(runId, reason);
  }

  /** What is durable of a log, in pages: first what has been moved, then the rest. */
  private async *past(runId: string, afterSeq: number): AsyncGenerator<readonly RunEvent[]> {
    for (let seq = afterSeq; ;) {
      const rest = this.recent.after(runId, seq);
      const page = rest ?? (await this.repository.read(runId, seq, PAGE_SIZE));
      const last = page.at(-1);
      if (last) yield page;
      if (rest || !last || isTerminal(last)) return;
      seq = last.seq;
    }
  }

  private async last(runId: string): Promise<RunEvent | undefined> {
    return this.recent.last(runId) ?? (await this.repository.last(runId));
  }

  private async store(events: readonly RunEvent[]): Promise<void> {
    const runs = Map.groupBy(events, (event) => event.runId);
    for (const [runId, own] of runs) await this.requireNext(runId, own);
    for (const [runId, own] of runs) await this.record(runId, own);
  }

  /** @throws unless the events go on from the last of the run. */
  private async requireNext(runId: string, [first]: readonly RunEvent[]): Promise<void> {
    const lastSeq = this.recent.lastSeq(runId) ?? (await this.repository.last(runId))?.seq ?? 0;
    if (first && first.seq !== lastSeq + 1) {
      throw new Error(`Event ${first.seq} of ${runId} does not follow on event ${lastSeq}.`);
    }
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
    this.followers.push(batch.runId, batch.events);
  }
}
