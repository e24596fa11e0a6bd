import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { repeat } from '../common/repeat.js';
import { type Scheduler } from '../common/scheduler.js';
import { type Database } from '../database/database.js';
import { EventAppender } from './event-appender.js';
import { type Follower } from './follower.js';
import { Followers } from './followers.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { type RunEventsRepository } from './run-events.repository.js';
import { PAGE_SIZE, RunLog } from './run-log.js';
import { type SharedRunEventsRepository } from './shared-run-events.repository.js';

const TOPIC = 'run';
/** A hint that was lost costs no event, and no more than this. */
const LOOK_MS = 1_000;

/**
 * The log in PostgreSQL, written and followed by any number of processes. What this process appends, its own followers
 * are handed; followers elsewhere are hinted at it, and read what they lack.
 */
export class PostgresRunLog extends RunLog implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PostgresRunLog.name);
  private readonly followers = new Followers();
  /** How far the followers of a run have been told to go. */
  private readonly told = new Map<string, number>();
  private readonly appender: EventAppender;
  private stop: () => void = () => undefined;

  /** @param owner this process, as leases know it. */
  constructor(
    private readonly database: Database,
    private readonly repository: RunEventsRepository,
    private readonly shared: SharedRunEventsRepository,
    private readonly scheduler: Scheduler,
    owner: string,
  ) {
    super();
    this.appender = new EventAppender(database, shared, owner, (runId, events) => {
      this.deliver(runId, events);
    });
  }

  onModuleInit(): void {
    const { hints } = this.database;
    hints.listen(
      TOPIC,
      (runId, seq) => {
        this.hear(runId, seq);
      },
      () => {
        this.look().catch((error: unknown) => {
          this.logger.error(error);
        });
      },
    );
    this.stop = repeat(this.scheduler, LOOK_MS, () => this.look(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop();
    await this.appender.settled();
  }

  override async append(events: readonly RunEvent[]): Promise<void> {
    if (this.database.inTransaction) {
      await this.appender.appendInTransaction(events);
      return;
    }
    const runs = Map.groupBy(events, (event) => event.runId);
    await Promise.all(Array.from(runs.values(), (own) => this.appender.append(own)));
  }

  override async erase(runIds: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.erase(runIds);
      this.database.afterCommit(() => {
        for (const runId of runIds) this.appender.forget(runId);
      });
    });
  }

  override breakOff(runId: string, reason: unknown): void {
    this.followers.fail(runId, reason);
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
      for (let seq = afterSeq; ;) {
        // Backfill: the past, and again whatever this process was only hinted at.
        const before = seq;
        for await (const page of this.past(runId, seq)) {
          if (signal.aborted) return;
          yield page;
          seq = page.at(-1)?.seq ?? seq;
          if (page.some(isTerminal)) return;
        }
        if (seq === before && seq > 0 && (await this.hasEnded(runId, seq))) return;
        // Live: what is written here, for as long as it goes on from what was seen.
        for await (const events of this.live(follower, seq, signal)) {
          yield events;
          seq = events.at(-1)?.seq ?? seq;
          if (events.some(isTerminal)) return;
        }
        if (signal.aborted) return;
      }
    } finally {
      this.followers.leave(runId, follower);
      if (!this.followers.has(runId)) this.told.delete(runId);
    }
  }

  /** Looks whether anyone follows a run that has come further than this process was told. */
  async look(): Promise<void> {
    const ids = this.followers.runIds();
    if (ids.length === 0) return;
    for (const [runId, seq] of await this.shared.lastSeqs(ids)) this.hear(runId, seq);
  }

  /** The events that a follower hears of, until it has to read. */
  private async *live(
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

  private async *past(runId: string, afterSeq: number): AsyncGenerator<readonly RunEvent[]> {
    for (let seq = afterSeq; ;) {
      const page = await this.repository.read(runId, seq, PAGE_SIZE);
      const last = page.at(-1);
      if (!last) return;
      yield page;
      if (page.length < PAGE_SIZE || isTerminal(last)) return;
      seq = last.seq;
    }
  }

  /** Whether whoever has seen event `seq` has seen the end. */
  private async hasEnded(runId: string, seq: number): Promise<boolean> {
    const last = await this.repository.last(runId);
    return last !== undefined && last.seq <= seq && isTerminal(last);
  }

  private deliver(runId: string, events: readonly RunEvent[]): void {
    const seq = events.at(-1)?.seq ?? 0;
    this.followers.push(runId, events);
    if (this.followers.has(runId)) this.told.set(runId, seq);
    this.database.hints.send(TOPIC, runId, seq);
  }

  private hear(runId: string, seq: number): void {
    if (!this.followers.has(runId) || (this.told.get(runId) ?? 0) >= seq) return;
    this.told.set(runId, seq);
    this.followers.push(runId, []);
  }
}
