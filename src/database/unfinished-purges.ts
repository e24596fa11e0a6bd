import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeps } from '../common/sweeps.js';
import { Database } from './database.js';

const LOOK_MS = 1_000;

/**
 * Has what was deleted leave the disk where whoever deleted it did not come to that: his process died in between, or
 * somebody read from the log for too long.
 */
@Injectable()
export class UnfinishedPurges implements OnApplicationBootstrap {
  private readonly logger = new Logger(UnfinishedPurges.name);

  constructor(
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  /** Once before anybody is served: it takes a while, and makes room on the disk that nobody would count with later. */
  async onApplicationBootstrap(): Promise<void> {
    const work = (): Promise<void> => this.database.finishPurge();
    await work().catch((error: unknown) => {
      this.logger.error(error);
    });
    this.sweeps.every(LOOK_MS, this.logger, work);
  }
}
