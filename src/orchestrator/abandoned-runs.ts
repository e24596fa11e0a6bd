import { Injectable } from '@nestjs/common';
import { RunLeases } from '../runs/run-leases.js';
import { RunLog } from '../runs/run-log.js';
import { RunManifests } from '../runs/run-manifests.js';
import { type Run } from '../runs/run.js';
import { RunWriters } from '../runs/run-writers.js';
import { type ReplyOutcome } from './reply-metadata.js';
import { RunLedger } from './run-ledger.js';

/** Runs whose process gave no sign of life for the length of a lease. */
@Injectable()
export class AbandonedRuns {
  constructor(
    private readonly leases: RunLeases,
    private readonly manifests: RunManifests,
    private readonly log: RunLog,
    private readonly writers: RunWriters,
    private readonly ledger: RunLedger,
  ) {}

  /**
   * Ends them as interrupted; what their readers had seen becomes the message. What waits behind them is started by
   * the next look at the queues.
   *
   * @returns how many there were.
   */
  async interrupt(): Promise<number> {
    const runs = await this.leases.takeAbandoned();
    for (const run of runs) await this.end(run);
    return runs.length;
  }

  private async end(run: Run): Promise<void> {
    const history = await this.log.read(run.id, 0);
    const writer = this.writers.open(run.id, () => undefined, history);
    const outcome: ReplyOutcome = {
      state: 'interrupted',
      error: { code: 'run_interrupted', detail: 'The reply was interrupted before it was complete.' },
      usage: null,
      finishReason: null,
    };
    await this.ledger.finish(run, writer, { outcome, manifest: await this.manifests.getManifest(run.id) });
  }
}
