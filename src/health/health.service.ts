import { Injectable, Logger } from '@nestjs/common';
import { Clock, toTimestamp } from '../common/clock.js';
import { Scheduler } from '../common/scheduler.js';
import { Database } from '../database/database.js';
import { StorageFullError } from '../database/database.errors.js';
import { type EndpointHealth } from '../models/endpoint/endpoint-health.js';
import { Endpoints } from '../models/endpoint/endpoints.js';
import { FullError, UnhealthyError } from './health.errors.js';
import { type HealthDto } from './health.dto.js';

/** How long a write that succeeded speaks for the next: whoever asks all the time must not wear out the disk. */
const FRESH_MS = 1_000;

/** Whoever asks waits no longer: a database that does not answer is as good as none. */
const LIMIT_MS = 3_000;

const SERVICES = ['session_manager', 'context_store', 'prompt_manager', 'knowledge_manager', 'orchestrator'];

@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);

  private provenAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly endpoints: Endpoints,
  ) {}

  /**
   * All components stand on the database: they work when it reads and writes. That the endpoint of a model fails is told,
   * and no reason to be taken out of service: whatever else would be asked has the same endpoint.
   * @throws UnhealthyError, FullError
   */
  async check(): Promise<HealthDto> {
    try {
      await this.inTime(this.prove());
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : error);
      throw error instanceof StorageFullError ? new FullError() : new UnhealthyError();
    }
    return {
      status: 'healthy',
      timestamp: toTimestamp(this.clock.now()),
      services: {
        ...Object.fromEntries(SERVICES.map((service) => [service, 'operational'])),
        ...Object.fromEntries(this.endpoints.healths.map((health) => [`model_${health.name}`, tell(health)])),
      },
    };
  }

  private async prove(): Promise<void> {
    await this.database.ping();
    const now = this.clock.now();
    if (Math.abs(now - this.provenAt) < FRESH_MS) return;
    await this.database.probe();
    this.provenAt = now;
  }

  /** @throws when it takes too long; what comes of it then is of no interest. */
  private async inTime(proof: Promise<void>): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const cancel = this.scheduler.after(LIMIT_MS, () => {
      reject(new Error(`The database did not answer within ${LIMIT_MS} ms.`));
    });
    await Promise.race([proof, late]).finally(cancel);
  }
}

function tell({ condition: { state, lastFailure } }: EndpointHealth): string {
  const last = lastFailure ? ` (${lastFailure.code})` : '';
  if (state === 'open') return `unavailable${last}`;
  return lastFailure ? `failing${last}` : 'operational';
}
