import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { repeat } from '../common/repeat.js';
import { type Scheduler } from '../common/scheduler.js';
import { type Database } from '../database/database.js';
import { StorageFullError } from '../database/database.errors.js';
import { outlast } from '../database/outlast.js';
import { EventAppender } from './event-appender.js';
import { LogReader, type LogPage } from './log-reader.js';
import { type RunEvent } from './run-event.js';
import { type RunEventsRepository } from './run-events.repository.js';
import { PAGE_SIZE, RunLog } from './run-log.js';
import { RunLogExpiredError } from './runs.errors.js';
import { type SharedRunEventsRepository } from './shared-run-events.repository.js';

const TOPIC = 'run';
/** What hints call a run whose log has no room any more. */
const BROKEN_OFF = 'run broken off';
/** A hint that was lost costs no event, and no more than this. */
const LOOK_MS = 1_000;

/**
 * The log in PostgreSQL, written and followed by any number of processes. What this process appends, its own followers
 * are handed; followers elsewhere are hinted at it, and read what they lack.
 */
export class PostgresRunLog extends RunLog implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PostgresRunLog.name);
  private readonly reader = new LogReader({
    page: (runId, afterSeq) => this.page(runId, afterSeq),
    last: (runId) => outlast(() => this.repository.last(runId)),
  });
  private readonly appender: EventAppender;
  private stop: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: RunEventsRepository,
    private readonly shared: SharedRunEventsRepository,
    private readonly scheduler: Scheduler,
  ) {
    super();
    this.appender = new EventAppender(database, shared, (runId, events) => {
      this.deliver(runId, events);
    });
  }

  onModuleInit(): void {
    const { hints } = this.database;
    hints.listen(
      TOPIC,
      (runId, seq) => {
        this.reader.followers.hint(runId, seq);
      },
      () => {
        this.look().catch((error: unknown) => {
          this.logger.error(error);
        });
      },
    );
    hints.listen(
      BROKEN_OFF,
      (runId) => {
        this.reader.followers.fail(runId, new StorageFullError('as the process says that makes the run'));
      },
      () => undefined,
    );
    this.stop = repeat(this.scheduler, LOOK_MS, () => this.look(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop();
    await this.appender.settled();
  }

  override async append(events: readonly RunEvent[], epoch: number): Promise<void> {
    if (events.length === 0) return;
    if (this.database.inTransaction) await this.appender.appendInTransaction(events, epoch);
    else await this.appender.append(events, epoch);
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
    this.turnAway(runId, reason);
    this.database.hints.send(BROKEN_OFF, runId);
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

  /** Looks whether anyone follows a run that has come further than this process was told. */
  async look(): Promise<void> {
    const { followers } = this.reader;
    const ids = followers.runIds();
    if (ids.length === 0) return;
    for (const [runId, { seq, isExpired }] of await this.shared.ends(ids)) {
      if (isExpired) followers.fail(runId, new RunLogExpiredError(runId));
      else followers.hint(runId, seq);
    }
  }

  private async page(runId: string, afterSeq: number): Promise<LogPage> {
    const events = await outlast(() => this.repository.read(runId, afterSeq, PAGE_SIZE));
    return { events, isLast: events.length < PAGE_SIZE };
  }

  private deliver(runId: string, events: readonly RunEvent[]): void {
    this.reader.followers.push(runId, events);
    this.database.hints.send(TOPIC, runId, events.at(-1)?.seq ?? 0);
  }
}
