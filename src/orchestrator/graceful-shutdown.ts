import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { Config } from '../config/config.js';
import { ActiveRuns } from '../runs/active-runs.js';

/** Lets the replies in the making finish within a grace period, and ends the rest as interrupted. */
@Injectable()
export class GracefulShutdown implements BeforeApplicationShutdown {
  constructor(
    private readonly active: ActiveRuns,
    private readonly config: Config,
    private readonly scheduler: Scheduler,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.active.draining = true;
    const cancel = this.scheduler.after(this.config.server.shutdownGraceMs, () => {
      for (const id of this.active.ids()) void this.active.interrupt(id, 'The server was shut down.');
    });
    await this.active.allEnded();
    cancel();
  }
}
