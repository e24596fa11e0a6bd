import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeps } from '../common/sweeps.js';
import { Coalescer } from '../runs/coalescer.js';
import { RunLeases } from '../runs/run-leases.js';
import { RunLog } from '../runs/run-log.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { RunWriter } from '../runs/run-writer.js';
import { type Run } from '../runs/run.js';
import { type ReplyOutcome } from './reply-metadata.js';
import { RunLedger } from './run-ledger.js';
import { RunStarter } from './run-starter.js';

const REAP_MS = 1_000;

const ABANDONED: ReplyOutcome = {
  state: 'interrupted',
  error: { code: 'run_interrupted', detail: 'The reply was interrupted before it was complete.' },
  usage: null,
  finishReason: null,
};

/** Brings every run whose process is gone to an end, and what waited behind it to its turn. At start and ever after. */
@Injectable()
export class RunReaper implements OnApplicationBootstrap {
  private readonly logger = new Logger(RunReaper.name);

  constructor(
    private readonly leases: RunLeases,
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly log: RunLog,
    private readonly coalescer: Coalescer,
    private readonly ledger: RunLedger,
    private readonly starter: RunStarter,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.reap();
    this.sweeps.every(REAP_MS, this.logger, () => this.reap());
  }

  async reap(): Promise<void> {
    const abandoned = await this.leases.takeAbandoned();
    for (const run of abandoned) await this.interrupt(run);
    if (abandoned.length > 0) {
      this.logger.warn(`Interrupted ${abandoned.length} run(s) whose process is gone`);
    }
    for (const conversationId of await this.queue.conversationsWithQueue()) {
      await this.starter.startNext(conversationId);
    }
  }

  /** What its readers had seen becomes the message. The end starts what waited behind it, for this process to make. */
  private async interrupt(run: Run): Promise<void> {
    const history = await this.log.read(run.id, 0);
    const writer = new RunWriter(run, this.log, this.coalescer, () => undefined, history);
    const manifest = await this.runs.getManifest(run.id);
    const next = await this.ledger.finish(run, writer, { outcome: ABANDONED, manifest });
    if (next) this.starter.dispatch(next);
  }
}
