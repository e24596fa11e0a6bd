import { Body, Controller, Delete, Get, Param, Patch, Res } from '@nestjs/common';
import { ApiExtension, ApiExtraModels, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { ConversationStatusDto, EditQueuedMessageRequest, type QueuedMessageDto } from './queue.dto.js';
import { QueueService } from './queue.service.js';

const NOT_QUEUED = { 404: ['conversation_not_found', 'run_not_found'], 409: ['message_not_queued'] };

@ApiTags('queue')
@Controller({ path: 'conversations/:conversation_id', version: '1' })
export class QueueController {
  constructor(private readonly queue: QueueService) {}

  /** The messages that wait, in the order in which they are answered */
  @Get('queue')
  @ApiProblems({ 404: ['conversation_not_found'] })
  list(@Param('conversation_id') id: string): Promise<QueuedMessageDto[]> {
    return this.queue.list(id);
  }

  /** Rewrite a message that waits */
  @Patch('queue/:run_id')
  @ApiProblems({ ...BODY_PROBLEMS, ...NOT_QUEUED })
  edit(
    @Param('conversation_id') id: string,
    @Param('run_id') runId: string,
    @Body() { content }: EditQueuedMessageRequest,
  ): Promise<QueuedMessageDto[]> {
    return this.queue.edit(id, runId, content);
  }

  /** Withdraw a message that waits: it is never answered */
  @Delete('queue/:run_id')
  @ApiProblems(NOT_QUEUED)
  withdraw(
    @Param('conversation_id') id: string,
    @Param('run_id') runId: string,
  ): Promise<QueuedMessageDto[]> {
    return this.queue.withdraw(id, runId);
  }

  /** Follow what a conversation is at: an event `status` now, and at every change; it has no end of its own */
  @Get('events')
  @ApiExtension('x-endless-stream', true)
  @ApiExtraModels(ConversationStatusDto)
  @ApiResponse({
    status: 200,
    description: 'Server-Sent Events of type `status`.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(ConversationStatusDto) } } },
  })
  @ApiProblems({ 404: ['conversation_not_found'] })
  watch(@Param('conversation_id') id: string, @Res() response: Response): Promise<void> {
    return this.queue.watch(id, response);
  }
}
