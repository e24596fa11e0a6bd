import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { ChangeLimitsRequest, LimitedApplicationParams, type LimitsDto } from './limits.dto.js';
import { LimitsService } from './limits.service.js';

@ApiTags('applications')
@Controller({ path: 'applications/:application_id/limits', version: '1' })
export class LimitsController {
  constructor(private readonly limits: LimitsService) {}

  /** How much an application may have; 0 is as much as it likes */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  get(@Param() { application_id }: LimitedApplicationParams): Promise<LimitsDto> {
    return this.limits.get(application_id);
  }

  /** Set how much an application may have; null goes back to what the server is set to */
  @Patch()
  @ApiProblems(BODY_PROBLEMS)
  change(
    @Param() { application_id }: LimitedApplicationParams,
    @Body() request: ChangeLimitsRequest,
  ): Promise<LimitsDto> {
    return this.limits.change(application_id, request);
  }
}
