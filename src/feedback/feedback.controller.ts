import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import {
  type FeedbackDto,
  type FeedbackPageDto,
  GiveFeedbackRequest,
  ListFeedbackQuery,
} from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';

const NOT_FOUND = { 404: ['conversation_not_found', 'message_not_found'] };

@ApiTags('feedback')
@Controller({ version: '1' })
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /** Say what one thinks of a reply; what was said before is replaced */
  @Put('conversations/:conversation_id/messages/:message_id/feedback')
  @ApiProblems({ ...BODY_PROBLEMS, ...NOT_FOUND, 422: ['validation_failed', 'message_not_a_reply'] })
  give(
    @Param('conversation_id') id: string,
    @Param('message_id') messageId: string,
    @Body() request: GiveFeedbackRequest,
  ): Promise<FeedbackDto> {
    return this.feedback.give(id, messageId, request);
  }

  /** Take back what was said of a reply */
  @Delete('conversations/:conversation_id/messages/:message_id/feedback')
  @HttpCode(204)
  @ApiProblems(NOT_FOUND)
  withdraw(@Param('conversation_id') id: string, @Param('message_id') messageId: string): Promise<void> {
    return this.feedback.withdraw(id, messageId);
  }

  /** What was said of the replies of a conversation */
  @Get('conversations/:conversation_id/feedback')
  @ApiProblems({ 404: ['conversation_not_found'] })
  ofConversation(@Param('conversation_id') id: string): Promise<FeedbackDto[]> {
    return this.feedback.ofConversation(id);
  }

  /** What the users of an application think of its replies, the newest first */
  @Get('feedback')
  @ApiProblems({ 422: ['validation_failed'] })
  list(@Query() query: ListFeedbackQuery): Promise<FeedbackPageDto> {
    return this.feedback.list(query);
  }
}
