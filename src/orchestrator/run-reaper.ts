import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { repeat } from '../common/repeat.js';
import { Scheduler } from '../common/scheduler.js';
import { RunQueue } from '../runs/run-queue.js';
import { AbandonedRuns } from './abandoned-runs.js';
import { RunStarter } from './run-starter.js';

const REAP_MS = 1_000;

/** Brings every run whose process is gone to an end, and what waited behind it to its turn. At start and ever after. */
@Injectable()
export class RunReaper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RunReaper.name);
  private stop: () => void = () => undefined;

  constructor(
    private readonly abandoned: AbandonedRuns,
    private readonly queue: RunQueue,
    private readonly starter: RunStarter,
    private readonly scheduler: Scheduler,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.reap();
    this.stop = repeat(this.scheduler, REAP_MS, () => this.reap(), this.logger);
  }

  onModuleDestroy(): void {
    this.stop();
  }

  async reap(): Promise<void> {
    const count = await this.abandoned.interrupt();
    if (count > 0) this.logger.warn(`Interrupted ${count} run(s) whose process is gone`);
    for (const conversationId of await this.queue.conversationsWithQueue()) {
      await this.starter.startNext(conversationId);
    }
  }
}
