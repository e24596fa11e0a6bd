import { Injectable } from '@nestjs/common';
import { RunCancelledError, RunInterruptedError, ServerShutDownError } from './runs.errors.js';

interface ActiveRun {
  readonly conversationId: string;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/** The runs that this process is making right now. */
@Injectable()
export class ActiveRuns {
  /** Set when the process is about to end: it starts no run any more. */
  draining = false;

  private readonly runs = new Map<string, ActiveRun>();

  /** Has `work` make a run, detached from whoever asked for it. `work` deals with its own errors. */
  start(runId: string, conversationId: string, work: (controller: AbortController) => Promise<void>): void {
    const controller = new AbortController();
    const ended = work(controller).finally(() => {
      this.runs.delete(runId);
    });
    this.runs.set(runId, { conversationId, controller, ended });
  }

  /** Asks for the end of a run and waits for it. @returns false when this process is not making it. */
  async cancel(runId: string): Promise<boolean> {
    return this.stop(runId, new RunCancelledError());
  }

  /** Ends a run that this process may not or cannot go on with. */
  async interrupt(runId: string, reason: string): Promise<boolean> {
    return this.stop(runId, new RunInterruptedError(reason));
  }

  /** Stops all runs, as the process ends: each is left to another process, or ended. */
  shutDown(): void {
    for (const id of this.ids()) void this.stop(id, new ServerShutDownError());
  }

  /** @returns once every run that is being made now has ended. */
  async allEnded(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => run.ended));
  }

  has(runId: string): boolean {
    return this.runs.has(runId);
  }

  ids(): string[] {
    return [...this.runs.keys()];
  }

  conversationIds(): string[] {
    return [...this.runs.values()].map((run) => run.conversationId);
  }

  private async stop(runId: string, reason: Error): Promise<boolean> {
    const run = this.runs.get(runId);
    if (!run) return false;
    run.controller.abort(reason);
    await run.ended;
    return true;
  }
}
