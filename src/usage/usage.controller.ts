import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { ListUsageQuery, type UsagePageDto } from './usage.dto.js';
import { UsageService } from './usage.service.js';

@ApiTags('usage')
@Controller({ path: 'usage', version: '1' })
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  /** What an application has used, by day, user and model, newest day first */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  list(@Query() query: ListUsageQuery): Promise<UsagePageDto> {
    return this.usage.list(query);
  }
}
