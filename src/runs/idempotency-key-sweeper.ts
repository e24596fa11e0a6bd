import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { Database } from '../database/database.js';
import { IdempotencyKeys } from './idempotency-keys.js';

const SWEEP_MS = 60 * 60 * 1_000;

/** Forgets idempotency keys that lead nowhere any more. */
@Injectable()
export class IdempotencyKeySweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdempotencyKeySweeper.name);
  private stop: () => void = () => undefined;

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly database: Database,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = this.scheduler.every(SWEEP_MS, () => {
      this.sweep().catch((error: unknown) => {
        this.logger.error(error);
      });
    });
  }

  onModuleDestroy(): void {
    this.stop();
  }

  async sweep(): Promise<void> {
    await this.database.transaction(() => this.keys.deleteExpired());
  }
}
