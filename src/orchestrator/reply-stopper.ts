import { Injectable } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { Scheduler } from '../common/scheduler.js';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { RunCanceller } from '../runs/run-canceller.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { RunStream } from '../runs/run-stream.js';
import { type Run } from '../runs/run.js';

/** How long the end of a reply is waited for that another process makes: longer than a lease and the reaper take. */
const END_MS = 15_000;

/** Stops replies that a newer wish, or the end of their conversation, makes needless. */
@Injectable()
export class ReplyStopper {
  constructor(
    private readonly database: Database,
    private readonly queue: RunQueue,
    private readonly runs: RunManager,
    private readonly active: ActiveRuns,
    private readonly canceller: RunCanceller,
    private readonly stream: RunStream,
    private readonly scheduler: Scheduler,
  ) {}

  /**
   * Asks for the end of the reply in the making. The wish is part of the transaction, so that a crash in between
   * forgets neither it nor what it is for; the work is told at the commit.
   */
  async requestStop(run: Run, request: 'cancel' | 'rollback'): Promise<void> {
    if (run.state !== 'running') return;
    await this.runs.requestEnd(run.id, request);
    this.database.afterCommit(() => void this.active.cancel(run.id));
  }

  /** Takes everything that waits out of the queue. */
  async dropQueue(conversationId: string): Promise<void> {
    for (const run of await this.queue.unfinished(conversationId)) {
      if (run.state === 'queued') await this.runs.endQueued(run);
    }
  }

  /** Stops what is being made, and waits for its end, wherever that is: it also says what the reply took. */
  async stop(conversationId: string): Promise<void> {
    for (const { id } of await this.queue.unfinished(conversationId)) {
      const { state } = await this.canceller.cancel(id);
      if (state === 'running') await this.endElsewhere(id);
    }
  }

  /** Another process ends it within about a second or, where that one is gone, whoever finds its lease over. */
  private async endElsewhere(runId: string): Promise<void> {
    const waiting = new AbortController();
    const giveUp = this.scheduler.after(END_MS, () => {
      waiting.abort();
    });
    try {
      await this.stream.ended(runId, waiting.signal);
    } catch (error) {
      // Where its log cannot be followed any more, nobody has to wait for its end.
      if (!(error instanceof DomainError)) throw error;
    } finally {
      giveUp();
    }
  }
}
