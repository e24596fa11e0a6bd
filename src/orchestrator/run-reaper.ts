import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../common/drain-loop.js';
import { Sweeps } from '../common/sweeps.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { RunLeases } from '../runs/run-leases.js';
import { RunQueue } from '../runs/run-queue.js';
import { RunStarter } from './run-starter.js';

const REAP_MS = 1_000;

/** Has every run taken up whose process is gone, and brings what waits to its turn. At start and ever after. */
@Injectable()
export class RunReaper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RunReaper.name);
  /** However many runs another process leaves at once, one sweep at a time looks for them. */
  private readonly loop = new DrainLoop(
    async () => {
      await this.reap();
      return false;
    },
    (error) => {
      this.logger.error(error);
    },
  );

  constructor(
    private readonly active: ActiveRuns,
    private readonly leases: RunLeases,
    private readonly queue: RunQueue,
    private readonly starter: RunStarter,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.reap();
    this.sweeps.every(REAP_MS, this.logger, () => {
      this.loop.wake();
      return this.loop.settled();
    });
    // Who waits for a reply need not wait for the next sweep too.
    this.leases.onReleased(() => {
      this.loop.wake();
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.end();
  }

  async reap(): Promise<void> {
    if (this.active.draining) return;
    const abandoned = await this.leases.takeAbandoned();
    // Each by itself: one that can be neither gone on with nor ended holds up no other.
    for (const run of abandoned) this.starter.recover(run);
    if (abandoned.length > 0) this.logger.warn(`Took up ${abandoned.length} run(s) whose process is gone`);
    for (const conversationId of await this.queue.conversationsWithQueue()) {
      await this.starter.startNext(conversationId);
    }
  }
}
