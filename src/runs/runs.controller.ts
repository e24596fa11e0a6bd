import { Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems } from '../http/api-problems.js';
import { ApiLastEventId, ApiRunStream } from './api-run-stream.js';
import { type ManifestDto, ManifestQuery } from './manifest.dto.js';
import { type RetrievalDto } from './retrieval.dto.js';
import { FollowRunQuery, type RunDto } from './runs.dto.js';
import { RunsService } from './runs.service.js';

@ApiTags('runs')
@ApiProblems({ 404: ['run_not_found'] })
@Controller({ path: 'runs', version: '1' })
export class RunsController {
  constructor(private readonly runs: RunsService) {}

  /** The state of a run */
  @Get(':run_id')
  get(@Param('run_id') id: string): Promise<RunDto> {
    return this.runs.get(id);
  }

  /** Exactly what a run sent to the model, and on demand the very bodies of its requests */
  @Get(':run_id/manifest')
  @ApiProblems({ 410: ['manifest_expired'], 422: ['validation_failed'] })
  manifest(@Param('run_id') id: string, @Query() { payload }: ManifestQuery): Promise<ManifestDto> {
    return this.runs.manifest(id, payload);
  }

  /** How the passages of a run were found: the query, each ranking, what was put before the model, what was cited */
  @Get(':run_id/retrieval')
  @ApiProblems({ 410: ['manifest_expired'] })
  retrieval(@Param('run_id') id: string): Promise<RetrievalDto> {
    return this.runs.retrieval(id);
  }

  /** Follow a run, from its start or after an event; the same answer while it runs and for as long as its log is kept */
  @Get(':run_id/events')
  @ApiRunStream(200)
  @ApiLastEventId()
  @ApiProblems({ 410: ['run_log_expired'], 422: ['validation_failed'] })
  events(
    @Param('run_id') id: string,
    @Query() query: FollowRunQuery,
    @Res() response: Response,
    @Headers('Last-Event-ID') lastEventId?: string,
  ): Promise<void> {
    return this.runs.follow(id, lastEventId ?? query.after, response);
  }

  /** Stop a run; the partial reply is kept, and one that has ended stays as it is */
  @Post(':run_id/cancel')
  @HttpCode(200)
  cancel(@Param('run_id') id: string): Promise<RunDto> {
    return this.runs.cancel(id);
  }
}
