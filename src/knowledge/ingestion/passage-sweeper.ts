import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../../common/drain-loop.js';
import { Scheduler } from '../../common/scheduler.js';
import { Sweeps } from '../../common/sweeps.js';
import { Claims } from '../../database/claims/claims.js';
import { Database } from '../../database/database.js';
import { HiddenPassagesRepository } from '../index/hidden-passages.repository.js';
import { KnowledgeWriter } from '../index/knowledge-writer.js';

/** How often is looked for what another process has left. */
const LOOK_MS = 15_000;
/** How often whoever waits for the end of documents looks whether it is reached, and how often at most: a minute. */
const SWEPT_MS = 50;
const MOST_LOOKS = 1_200;

/** Deletes passages that nobody finds any more, a few at a time, beside all that goes on. */
@Injectable()
export class PassageSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PassageSweeper.name);
  private isEnding = false;
  private readonly loop = new DrainLoop(
    async () => {
      if (await this.hidden.findUseless()) await this.claims.alone('sweep passages', () => this.sweep());
      return false;
    },
    (error) => {
      this.logger.error(error);
    },
  );

  constructor(
    private readonly index: KnowledgeWriter,
    private readonly hidden: HiddenPassagesRepository,
    private readonly database: Database,
    private readonly claims: Claims,
    private readonly sweeps: Sweeps,
    private readonly scheduler: Scheduler,
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

  /**
   * @returns once nothing is left of documents that were deleted, whichever process deletes it. Where that takes very
   * long, or fails, nobody is kept waiting for it.
   */
  async swept(documentIds: readonly string[]): Promise<void> {
    const left = new Set(documentIds);
    for (let looks = 0; looks < MOST_LOOKS && this.mayGoOn(); looks += 1) {
      for (const id of left) if (!(await this.hidden.hasAnyOf(id))) left.delete(id);
      if (left.size === 0) return;
      await new Promise<void>((resolve) => {
        this.scheduler.after(SWEPT_MS, resolve);
      });
    }
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
