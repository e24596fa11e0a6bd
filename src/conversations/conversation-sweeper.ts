import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { repeat } from '../common/repeat.js';
import { Scheduler } from '../common/scheduler.js';
import { ContextStore } from '../context/context-store.js';
import { Database } from '../database/database.js';
import { ActiveRuns } from '../runs/active-runs.js';
import { SessionManager } from '../sessions/session-manager.js';

/** Well under the shortest time to live, a minute, so that a reply in the making always prolongs in time. */
const SWEEP_MS = 15_000;

/** Ends conversations whose time is over, and prolongs those that are making a reply. */
@Injectable()
export class ConversationSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ConversationSweeper.name);
  private stop: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly active: ActiveRuns,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = repeat(this.scheduler, SWEEP_MS, () => this.sweep(), this.logger);
  }

  onModuleDestroy(): void {
    this.stop();
  }

  async sweep(): Promise<void> {
    await this.database.transaction(async () => {
      await this.sessions.slideExpiry(this.active.conversationIds());
      await this.context.clearContexts(await this.sessions.endExpired());
    });
  }
}
