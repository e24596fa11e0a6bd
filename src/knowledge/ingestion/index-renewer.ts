import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DrainLoop } from '../../common/drain-loop.js';
import { Sweeps } from '../../common/sweeps.js';
import { Claims } from '../../database/claims/claims.js';
import { RenewalsRepository } from '../index/renewals.repository.js';
import { KnowledgeWriter } from '../index/knowledge-writer.js';

/** How often is looked for what another process has left, or what failed. */
const LOOK_MS = 60_000;

/** Has indexes that an older version of the analysis made made anew, beside all that goes on. Searches find all meanwhile. */
@Injectable()
export class IndexRenewer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IndexRenewer.name);
  private isEnding = false;
  private readonly loop = new DrainLoop(
    async () => {
      if (await this.renewals.findOld()) await this.claims.alone('renew indexes', () => this.renew());
      return false;
    },
    (error) => {
      this.logger.error(error);
    },
  );

  constructor(
    private readonly index: KnowledgeWriter,
    private readonly renewals: RenewalsRepository,
    private readonly claims: Claims,
    private readonly sweeps: Sweeps,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.wake();
    this.sweeps.every(LOOK_MS, this.logger, () => {
      this.loop.wake();
      return Promise.resolve();
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    await this.loop.end();
  }

  /** @returns once nothing is made anew. */
  async settled(): Promise<void> {
    await this.loop.settled();
  }

  private async renew(): Promise<void> {
    this.logger.log('Indexes of an older version are made anew.');
    const failed: number[] = [];
    for (;;) {
      const old = await this.renewals.findOld(undefined, failed);
      if (!old || this.isEnding) break;
      try {
        await this.index.renewPassages(old.corpusId);
      } catch (error) {
        // The others do not wait for it. It is tried again with the next look.
        this.logger.error(error);
        failed.push(old.corpusId);
      }
    }
    if (!this.isEnding && failed.length === 0) this.logger.log('All indexes are of this version.');
  }
}
