import { Injectable } from '@nestjs/common';
import { ApplicationLimits } from './application-limits.js';
import { type ChangeLimitsRequest, type LimitsDto, toLimitChanges, toLimitsDto } from './limits.dto.js';

/** What the routes of limits answer. */
@Injectable()
export class LimitsService {
  constructor(private readonly limits: ApplicationLimits) {}

  async get(applicationId: string): Promise<LimitsDto> {
    return toLimitsDto(await this.limits.of(applicationId));
  }

  async change(applicationId: string, request: ChangeLimitsRequest): Promise<LimitsDto> {
    return toLimitsDto(await this.limits.change(applicationId, toLimitChanges(request)));
  }
}
