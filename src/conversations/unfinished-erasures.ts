import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Sweeps } from '../common/sweeps.js';
import { Claims } from '../database/claims/claims.js';
import { ConversationCloser } from './conversation-closer.js';
import { ConversationErasuresRepository } from './conversation-erasures.repository.js';

const SWEEP_MS = 15_000;
/** Whoever is at one is done by then: a reply that another process makes and the files are waited for together for less. */
const UNDER_WAY_MS = 2 * 60_000;
/** More are not asked for at once. */
const BATCH = 100;

/** Brings the erasure of conversations to its end where the process died that began it, or something failed. */
@Injectable()
export class UnfinishedErasures implements OnApplicationBootstrap {
  private readonly logger = new Logger(UnfinishedErasures.name);
  private readonly startedAt: number;

  constructor(
    private readonly erasures: ConversationErasuresRepository,
    private readonly closer: ConversationCloser,
    private readonly sweeps: Sweeps,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  onApplicationBootstrap(): void {
    void this.resume().catch((error: unknown) => {
      this.logger.error(error);
    });
    this.sweeps.every(SWEEP_MS, this.logger, () => this.resume());
  }

  /** Goes on with what nobody is at any more. */
  async resume(): Promise<void> {
    // What is older than the only process there is was left by another.
    const started = this.claims.isShared ? 0 : this.startedAt;
    const before = Math.max(started, this.clock.now() - UNDER_WAY_MS);
    if ((await this.erasures.list(before, 1)).length === 0) return;
    await this.claims.alone('erase conversations', async () => {
      await this.closer.finishErasing(await this.erasures.list(before, BATCH));
    });
  }
}
