import { Injectable, type Logger, type OnModuleDestroy } from '@nestjs/common';
import { repeat } from './repeat.js';
import { Scheduler } from './scheduler.js';

/** What is done again and again for as long as the application takes work. Sweepers begin here, and end together. */
@Injectable()
export class Sweeps implements OnModuleDestroy {
  private readonly ends: (() => void)[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  /** Does `work` at an interval, never twice at a time. A failure is logged, and is not the end of it. */
  every(intervalMs: number, logger: Logger, work: () => Promise<void>): void {
    this.ends.push(repeat(this.scheduler, intervalMs, work, logger));
  }

  onModuleDestroy(): void {
    for (const end of this.ends.splice(0)) end();
  }
}
