import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { Clock } from '../common/clock.js';
import { type Expiring } from '../common/expiring.js';
import { Scheduler } from '../common/scheduler.js';
import { Sweeps } from '../common/sweeps.js';
import { type RetentionConfig } from '../config/retention-config.js';
import { CLAIM_LEASE_MS, Claims } from '../database/claims/claims.js';
import { ExpiringDocuments } from '../knowledge/expiring-documents.js';
import { ExpiringLogs } from '../runs/expiring-logs.js';
import { ExpiringManifests } from '../runs/expiring-manifests.js';
import { UsageFolding } from '../usage/usage-folding.js';
import { ExpiringConversations } from './expiring-conversations.js';

/** How often is looked for what is over. */
export const SWEEP_MS = 15 * 60_000;
/** How soon after the start. */
const FIRST_MS = 1_000;
/** Between two steps, so that a long way of them leaves most of the time to everybody else. */
const PAUSE_MS = 20;
const DAY_MS = 86_400_000;

/** One kind of what is kept for a time, and the setting that says for how long. */
interface Kind {
  readonly days: keyof RetentionConfig;
  readonly kept: Expiring;
}

/** Deletes what applications have kept for as long as they want, a step at a time. One of the processes does it. */
@Injectable()
export class RetentionSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RetentionSweeper.name);
  private readonly kinds: readonly Kind[];
  private isEnding = false;
  private sweeping: Promise<unknown> = Promise.resolve();
  private stopFirst: () => void = () => undefined;

  constructor(
    conversations: ExpiringConversations,
    logs: ExpiringLogs,
    manifests: ExpiringManifests,
    documents: ExpiringDocuments,
    private readonly usage: UsageFolding,
    private readonly applications: ApplicationManager,
    private readonly sweeps: Sweeps,
    private readonly claims: Claims,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {
    // A conversation takes all that belongs to it along.
    this.kinds = [
      { days: 'messageRetentionDays', kept: conversations },
      { days: 'runEventRetentionDays', kept: logs },
      { days: 'manifestRetentionDays', kept: manifests },
      { days: 'documentRetentionDays', kept: documents },
    ];
  }

  onApplicationBootstrap(): void {
    this.sweeps.every(SWEEP_MS, this.logger, async () => {
      await this.sweep();
    });
    // A process that is started every few minutes would never come to it.
    this.sweepAfter(FIRST_MS);
  }

  /** Begins no step any more; what is left is done by the next process, or after the next start. */
  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    this.stopFirst();
    await this.sweeping.catch(() => undefined);
  }

  /**
   * Deletes all that is over, and what a process has left undone.
   * @returns once that is gone; false where another process is at it, or was and has died a moment ago.
   */
  async sweep(): Promise<boolean> {
    const sweep = this.sweeping
      .catch(() => undefined)
      .then(() =>
        this.claims.alone('retention', async () => {
          for (const kind of this.kinds) await this.logged(() => this.sweepKind(kind));
          await this.logged(() => this.foldUsage());
        }),
      );
    this.sweeping = sweep;
    return sweep;
  }

  /** And once more, as soon as a process that died over it would have lost its claim. */
  private sweepAfter(delayMs: number): void {
    this.stopFirst = this.scheduler.after(delayMs, () => {
      this.sweep().then(
        (isDone) => {
          if (!isDone && !this.isEnding) this.sweepAfter(CLAIM_LEASE_MS);
        },
        (error: unknown) => {
          this.logger.error(error);
        },
      );
    });
  }

  /** A failure of one kind keeps no other from its turn. */
  private async logged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async sweepKind({ days, kept }: Kind): Promise<void> {
    for await (const applicationId of this.applicationsWith(kept)) {
      await this.stepwise(async () => {
        // Anew for each step: somebody may take back meanwhile what they have set.
        const settings = await this.applications.getSettings(applicationId);
        return settings[days] > 0 && kept.hide(applicationId, this.clock.now() - settings[days] * DAY_MS);
      });
    }
    await this.stepwise(() => kept.clear());
  }

  private async foldUsage(): Promise<void> {
    for await (const applicationId of this.applicationsWith(this.usage)) {
      await this.stepwise(() => this.usage.fold(applicationId));
    }
  }

  private async *applicationsWith(kept: Pick<Expiring, 'applicationAfter'>): AsyncGenerator<string> {
    let id = await kept.applicationAfter('');
    while (id !== undefined && !this.isEnding) {
      yield id;
      id = await kept.applicationAfter(id);
    }
  }

  /** @param step does a little. @returns whether there is more. */
  private async stepwise(step: () => Promise<boolean>): Promise<void> {
    while (!this.isEnding && (await step())) {
      await new Promise<void>((resolve) => {
        this.scheduler.after(PAUSE_MS, resolve);
      });
    }
  }
}
