import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../../common/drain-loop.js';
import { Sweeps } from '../../common/sweeps.js';
import { Claims } from '../../database/claims/claims.js';
import { Database } from '../../database/database.js';
import { KnowledgeWriter } from '../index/knowledge-writer.js';

/** How often is looked for what another process has left. */
const LOOK_MS = 15_000;

/** Deletes passages that nobody finds any more, a few at a time, beside all that goes on. */
@Injectable()
export class PassageSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PassageSweeper.name);
  private isEnding = false;
  private readonly loop = new DrainLoop(
    async () => {
      await this.claims.alone('sweep passages', () => this.sweep());
      return false;
    },
    (error) => {
      this.logger.error(error);
    },
  );

  constructor(
    private readonly index: KnowledgeWriter,
    private readonly database: Database,
    private readonly claims: Claims,
    private readonly sweeps: Sweeps,
  ) {}

  onApplicationBootstrap(): void {
    this.wake();
    if (this.claims.isShared)
      this.sweeps.every(LOOK_MS, this.logger, () => {
        this.wake();
        return Promise.resolve();
      });
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    await this.loop.end();
  }

  /** Something may have become useless. */
  wake(): void {
    this.loop.wake();
  }

  /** @returns once nothing is being deleted. */
  async settled(): Promise<void> {
    await this.loop.settled();
  }

  private mayGoOn(): boolean {
    return !this.isEnding;
  }

  private async sweep(): Promise<void> {
    let hasSwept = false;
    while (this.mayGoOn() && (await this.index.prepareSweep())) {
      hasSwept = true;
      while (this.mayGoOn() && (await this.index.sweepPassages()));
    }
    if (hasSwept) await this.database.purge();
  }
}
