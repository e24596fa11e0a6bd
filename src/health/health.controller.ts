import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { type HealthDto } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('service')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Whether the service can do its work: read what is stored, and store more */
  @Get()
  @ApiProblems({ 503: ['database_unavailable', 'storage_full'] })
  check(): Promise<HealthDto> {
    return this.health.check();
  }
}
