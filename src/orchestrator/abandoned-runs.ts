import { Injectable } from '@nestjs/common';
import { RunLog } from '../runs/run-log.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { RunWriters } from '../runs/run-writers.js';
import { RunFinisher } from './run-finisher.js';
import { RunStarter } from './run-starter.js';

/** Runs whose process gave no sign of life for the length of a lease. */
@Injectable()
export class AbandonedRuns {
  constructor(
    private readonly runs: RunManager,
    private readonly log: RunLog,
    private readonly writers: RunWriters,
    private readonly finisher: RunFinisher,
    private readonly starter: RunStarter,
  ) {}

  /** Ends them as interrupted; what their readers had seen becomes the message. @returns how many there were. */
  async interrupt(): Promise<number> {
    const runs = await this.runs.takeAbandoned();
    for (const run of runs) await this.end(run);
    return runs.length;
  }

  private async end(run: Run): Promise<void> {
    const history = await this.log.read(run.id, 0);
    const writer = this.writers.open(run.id, () => undefined, history);
    const next = await this.finisher.finish(run, writer, {
      state: 'interrupted',
      error: { code: 'run_interrupted', detail: 'The reply was interrupted before it was complete.' },
      usage: null,
      finishReason: null,
    });
    if (next) this.starter.dispatch(next);
  }
}
