import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { type Run } from '../runs/run.js';
import { ShuttingDownError } from './orchestrator.errors.js';
import { RunExecutor } from './run-executor.js';
import { RunLedger } from './run-ledger.js';

/** Has this process make the replies that are due, a conversation's one after the other. */
@Injectable()
export class RunStarter {
  constructor(
    private readonly database: Database,
    private readonly active: ActiveRuns,
    private readonly executor: RunExecutor,
    private readonly ledger: RunLedger,
  ) {}

  /** @throws ShuttingDownError when this process takes no more work. */
  requireOpen(): void {
    if (this.active.draining) throw new ShuttingDownError();
  }

  /** Starts the next run of a conversation that makes none; it goes to work once its start is committed. */
  async startNext(conversationId: string): Promise<void> {
    await this.database.transaction(async () => {
      const run = await this.ledger.startNext(conversationId);
      if (run) this.dispatchAfterCommit(run);
    });
  }

  /** Makes a run whose start is part of the present transaction. */
  dispatchAfterCommit(run: Run): void {
    this.database.afterCommit(() => {
      this.dispatch(run);
    });
  }

  /** Makes a run whose start is committed. The work is detached: nobody waits for it, and no caller's end ends it. */
  private dispatch(run: Run): void {
    this.active.start(run.id, run.conversationId, async (controller) => {
      const next = await this.executor.execute(run, controller);
      if (next) this.dispatch(next);
    });
  }
}
