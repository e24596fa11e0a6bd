import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { type KnowledgeOverviewDto, OverviewQuery } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('knowledge')
@Controller({ path: 'knowledge', version: '1' })
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  /** How many documents an application has, by state, their language, and how large a file may be */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  read(@Query() query: OverviewQuery): Promise<KnowledgeOverviewDto> {
    return this.overview.read(query.application_id);
  }
}
