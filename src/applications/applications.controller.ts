import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { type ApplicationDto, ApplicationParams } from './applications.dto.js';
import { ApplicationsService } from './applications.service.js';
import { UpdateApplicationRequest } from './update-application.dto.js';

@ApiTags('applications')
@Controller({ path: 'applications', version: '1' })
export class ApplicationsController {
  constructor(private readonly applications: ApplicationsService) {}

  /** The settings in force for an application; the defaults for one that nobody has set up */
  @Get(':application_id')
  @ApiProblems({ 422: ['validation_failed'] })
  get(@Param() { application_id }: ApplicationParams): Promise<ApplicationDto> {
    return this.applications.get(application_id);
  }

  /** Change settings of an application */
  @Patch(':application_id')
  @ApiProblems(BODY_PROBLEMS)
  update(
    @Param() { application_id }: ApplicationParams,
    @Body() request: UpdateApplicationRequest,
  ): Promise<ApplicationDto> {
    return this.applications.update(application_id, request);
  }
}
