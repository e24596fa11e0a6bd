import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Server } from 'node:http';
import { Scheduler } from '../common/scheduler.js';
import { Config } from '../config/config.js';
import { ActiveRuns } from '../runs/active-runs.js';

/** How long readers may take to hear the ends of their replies, once all of those are written. */
const LAST_WORDS_MS = 500;

/** Lets the replies in the making finish within a grace period, and leaves the rest to who goes on with them. */
@Injectable()
export class GracefulShutdown implements BeforeApplicationShutdown {
  constructor(
    private readonly active: ActiveRuns,
    private readonly config: Config,
    private readonly scheduler: Scheduler,
    private readonly host: HttpAdapterHost,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.active.draining = true;
    const cancel = this.scheduler.after(this.config.server.shutdownGraceMs, () => {
      this.active.shutDown();
    });
    await this.active.allEnded();
    cancel();
    // Closing waits for open answers. Those who follow what only the next process will answer are cut off, and come
    // back to it.
    const server = this.host.httpAdapter.getHttpServer() as Server;
    this.scheduler.after(LAST_WORDS_MS, () => {
      server.closeAllConnections();
    });
  }
}
