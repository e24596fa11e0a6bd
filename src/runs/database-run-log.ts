import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Follower } from './follower.js';
import { GroupCommit } from './group-commit.js';
import { isTerminal, type RunEvent } from './run-event.js';
import { RunEventsRepository } from './run-events.repository.js';
import { PAGE_SIZE, RunLog } from './run-log.js';
import { YoungLogs } from './young-logs.js';

/** The log in the database, followed by whoever is connected to this process. */
@Injectable()
export class DatabaseRunLog extends RunLog {
  private readonly followers = new Map<string, Set<Follower>>();
  private readonly young = new YoungLogs();
  private readonly group: GroupCommit<RunEvent>;

  constructor(
    private readonly database: Database,
    private readonly repository: RunEventsRepository,
  ) {
    super();
    this.group = new GroupCommit(
      (work) => this.database.transaction(work),
      // One statement fails whole; several have to be held together.
      (events) => (events.length === 1 ? this.store(events) : this.database.part(() => this.store(events))),
    );
  }

  override async append(events: readonly RunEvent[]): Promise<void> {
    if (this.database.inTransaction) await this.store(events);
    else await this.group.add(events);
  }

  override async read(runId: string, afterSeq: number): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for (;;) {
      const page = await this.repository.read(runId, events.at(-1)?.seq ?? afterSeq, PAGE_SIZE);
      events.push(...page);
      if (page.length < PAGE_SIZE) return events;
    }
  }

  override async *follow(
    runId: string,
    afterSeq: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RunEvent[]> {
    // Listening starts before reading does, so nothing falls in between.
    const follower = this.join(runId, signal);
    try {
      let seq = afterSeq;
      // Backfill: the past, from the database.
      for (let isWhole = false; !isWhole && !signal.aborted;) {
        const young = this.young.after(runId, seq);
        const page = young ?? (await this.repository.read(runId, seq, PAGE_SIZE));
        isWhole = page.length < PAGE_SIZE;
        const last = page.at(-1);
        if (!last) break;
        // What was read may not be durable yet; what is shown must be.
        if (!young) await this.database.settled();
        yield page;
        seq = last.seq;
        if (isTerminal(last)) return;
      }
      // Whoever has seen the end already waits for nothing.
      const last = seq > 0 && seq === afterSeq ? await this.repository.last(runId) : undefined;
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
      this.leave(runId, follower);
    }
  }

  private async store(events: readonly RunEvent[]): Promise<void> {
    await this.repository.insert(events);
    this.database.afterCommit(() => {
      this.deliver(events);
    });
  }

  private deliver(events: readonly RunEvent[]): void {
    for (const [runId, own] of Map.groupBy(events, (event) => event.runId)) {
      this.young.add(runId, own);
      for (const follower of this.followers.get(runId) ?? []) follower.push(own);
    }
  }

  private join(runId: string, signal: AbortSignal): Follower {
    const follower = new Follower(signal);
    const group = this.followers.get(runId) ?? new Set();
    this.followers.set(runId, group.add(follower));
    return follower;
  }

  private leave(runId: string, follower: Follower): void {
    const group = this.followers.get(runId);
    group?.delete(follower);
    if (group?.size === 0) this.followers.delete(runId);
  }
}
