import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { repeat } from '../common/repeat.js';
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
    this.stop = repeat(this.scheduler, SWEEP_MS, () => this.sweep(), this.logger);
  }

  onModuleDestroy(): void {
    this.stop();
  }

  async sweep(): Promise<void> {
    await this.database.transaction(() => this.keys.deleteExpired());
  }
}
