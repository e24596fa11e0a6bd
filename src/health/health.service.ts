import { Injectable, Logger } from '@nestjs/common';
import { Clock, toTimestamp } from '../common/clock.js';
import { Database } from '../database/database.js';
import { UnhealthyError } from './health.errors.js';
import { type HealthDto } from './health.dto.js';

const SERVICES = ['session_manager', 'context_store', 'prompt_manager', 'knowledge_manager', 'orchestrator'];

@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All components stand on the database: they work when it answers. @throws UnhealthyError */
  async check(): Promise<HealthDto> {
    try {
      await this.database.ping();
    } catch (error) {
      this.logger.error(error);
      throw new UnhealthyError();
    }
    return {
      status: 'healthy',
      timestamp: toTimestamp(this.clock.now()),
      services: Object.fromEntries(SERVICES.map((service) => [service, 'operational'])),
    };
  }
}
