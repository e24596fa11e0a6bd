import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { type Run } from '../runs/run.js';
import { ConversationTitler } from './conversation-titler.js';
import { ShuttingDownError } from './orchestrator.errors.js';
import { RunExecutor } from './run-executor.js';
import { RunLedger } from './run-ledger.js';
import { TurnKnowledge } from './turn-knowledge.js';
import { type OpenTurn, TurnOpener } from './turn-opener.js';
import { type KnownTurn } from './turn-preparer.js';

/** Has this process make the replies that are due, a conversation's one after the other. */
@Injectable()
export class RunStarter {
  constructor(
    private readonly database: Database,
    private readonly active: ActiveRuns,
    private readonly executor: RunExecutor,
    private readonly ledger: RunLedger,
    private readonly opener: TurnOpener,
    private readonly knowledge: TurnKnowledge,
    private readonly titler: ConversationTitler,
  ) {}

  /** @throws ShuttingDownError when this process takes no more work. */
  requireOpen(): void {
    if (this.active.draining) throw new ShuttingDownError();
  }

  /** Starts the next run of a conversation that makes none; it goes to work once its start is committed. */
  async startNext(conversationId: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.hold(conversationId);
      const run = await this.ledger.startNext(conversationId);
      if (run) this.dispatchAfterCommit(run);
    });
  }

  /** Opens the turn of a run whose start is part of the present transaction, and has it made after the commit. */
  async begin(run: Run, known: KnownTurn): Promise<void> {
    // A search takes its time, and others wait for the transaction: then the turn is opened after it.
    const isSearched = await this.knowledge.isWanted(known.conversation);
    const opened = isSearched ? undefined : await this.opener.open(run, { ...known, isSearched });
    this.dispatchAfterCommit(run, opened);
  }

  /** Makes a run whose start is committed. */
  dispatch(run: Run, opened?: OpenTurn): void {
    this.make(run, (controller) => this.executor.execute(run, opened, controller));
  }

  /** Makes the rest of a reply whose run has begun in the present transaction, after the commit. */
  resume(run: Run): void {
    this.database.afterCommit(() => {
      this.make(run, (controller) => this.executor.resume(run, controller));
    });
  }

  /** Takes up a run whose process is gone, and makes what waits behind it. */
  recover(run: Run): void {
    this.make(run, (controller) => this.executor.recover(run, controller));
  }

  /** The work is detached: nobody waits for it, and no caller's end ends it. What waits behind the run comes next. */
  private make(run: Run, work: (controller: AbortController) => Promise<Run | undefined>): void {
    this.active.start(run.id, run.conversationId, async (controller) => {
      const next = await work(controller);
      this.titler.consider(run);
      if (next) this.dispatch(next);
    });
  }

  private dispatchAfterCommit(run: Run, opened?: OpenTurn): void {
    this.database.afterCommit(() => {
      this.dispatch(run, opened);
    });
  }
}
