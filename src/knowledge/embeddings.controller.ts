import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { EmbeddingsQuery, type EmbeddingsStatusDto } from './embeddings.dto.js';
import { EmbeddingsService } from './embeddings.service.js';

@ApiTags('knowledge')
@Controller({ path: 'knowledge/embeddings', version: '1' })
export class EmbeddingsController {
  constructor(private readonly embeddings: EmbeddingsService) {}

  /** How much of an application can be found by meaning, and what keeps the rest from it */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  status(@Query() query: EmbeddingsQuery): Promise<EmbeddingsStatusDto> {
    return this.embeddings.status(query.application_id);
  }
}
