import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems } from '../http/api-problems.js';
import { ConversationExportDto, ExportQuery } from './export.dto.js';
import { ExportsService } from './exports.service.js';

@ApiTags('conversations')
@ApiExtraModels(ConversationExportDto)
@Controller({ path: 'conversations/:conversation_id/export', version: '1' })
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  /** A conversation as a file */
  @Get()
  @ApiOkResponse({
    content: {
      'text/markdown': { schema: { type: 'string' } },
      'application/json': { schema: { $ref: getSchemaPath(ConversationExportDto) } },
    },
  })
  @ApiProblems({ 404: ['conversation_not_found'], 422: ['validation_failed'] })
  export(
    @Param('conversation_id') id: string,
    @Query() { format }: ExportQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.exports.export(id, format, response);
  }
}
