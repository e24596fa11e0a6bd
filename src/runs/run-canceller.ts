import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ActiveRuns } from './active-runs.js';
import { isEnded, type Run } from './run.js';
import { RunManager } from './run-manager.js';

/** Ends runs because somebody asked for it. */
@Injectable()
export class RunCanceller {
  constructor(
    private readonly runs: RunManager,
    private readonly active: ActiveRuns,
    private readonly database: Database,
  ) {}

  /**
   * Ends the run wherever it stands: waiting, or being made, in which case the partial answer is kept. One that has
   * ended stays as it is, and no other run is touched.
   *
   * @returns the run after that; still running where another process makes it, which is told within a second.
   * @throws RunNotFoundError
   */
  async cancel(id: string): Promise<Run> {
    const run = await this.runs.getRun(id);
    if (isEnded(run)) return run;
    if (run.state === 'queued' && (await this.change(run, () => this.runs.endQueued(run)))) {
      return this.runs.getRun(id);
    }
    if (!(await this.active.cancel(id))) await this.change(run, () => this.runs.requestEnd(id, 'cancel'));
    return this.runs.getRun(id);
  }

  private change<Result>({ conversationId }: Run, work: () => Promise<Result>): Promise<Result> {
    return this.database.transaction(async () => {
      await this.database.hold(conversationId);
      return work();
    });
  }
}
