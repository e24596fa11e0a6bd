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

  onApplicationBootstrap(): void {
    this.sweeps.every(LOOK_MS, this.logger, () => this.database.finishPurge());
  }
}
