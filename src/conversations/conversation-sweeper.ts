import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeps } from '../common/sweeps.js';
import { ContextStore } from '../context/context-store.js';
import { Claims } from '../database/claims/claims.js';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { SessionManager } from '../sessions/session-manager.js';

/** Well under the shortest time to live, a minute, so that a reply in the making always prolongs in time. */
const SWEEP_MS = 15_000;

/** Ends conversations whose time is over, and prolongs those that are making a reply. */
@Injectable()
export class ConversationSweeper implements OnApplicationBootstrap {
  private readonly logger = new Logger(ConversationSweeper.name);

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly active: ActiveRuns,
    private readonly sweeps: Sweeps,
    private readonly claims: Claims,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.every(SWEEP_MS, this.logger, () => this.sweep());
  }

  async sweep(): Promise<void> {
    await this.database.transaction(() => this.sessions.slideExpiry(this.active.conversationIds()));
    await this.claims.alone('sweep conversations', () =>
      this.database.transaction(async () => {
        await this.context.clearContexts(await this.sessions.endExpired());
      }),
    );
  }
}
