import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems } from '../http/api-problems.js';
import { ApiLastEventId, ApiRunStream } from '../runs/api-run-stream.js';
import {
  ListMessagesQuery,
  MESSAGE_SCHEMA,
  type MessageDto,
  MESSAGES,
  RegenerateRequest,
  ReplyDto,
  SendMessageRequest,
  SentMessageDto,
} from './messages.dto.js';
import { MakesReply, MESSAGE, REPLY_FAILURES, SendsMessage } from './makes-reply.js';
import { MessagesService } from './messages.service.js';

@ApiTags('messages')
@ApiExtraModels(SentMessageDto, ReplyDto)
@Controller({ path: 'conversations/:conversation_id', version: '1' })
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  /** The latest messages, oldest first; fewer than `limit` means that the first is among them */
  @Get('messages')
  @ApiOkResponse({ schema: MESSAGES })
  @ApiProblems({ 404: ['conversation_not_found', 'message_not_found'], 422: ['validation_failed'] })
  list(@Param('conversation_id') id: string, @Query() query: ListMessagesQuery): Promise<MessageDto[]> {
    return this.messages.list(id, query);
  }

  /** Send a message and wait for the reply */
  @Post('messages')
  @ApiBody(MESSAGE)
  @ApiCreatedResponse({ description: 'The reply.', type: ReplyDto })
  @SendsMessage('model_unavailable')
  @ApiProblems(REPLY_FAILURES)
  send(
    @Param('conversation_id') id: string,
    @Body() request: SendMessageRequest,
    @Headers('Idempotency-Key') idempotencyKey?: string,
  ): Promise<ReplyDto> {
    return this.messages.send(id, request, idempotencyKey);
  }

  /** Send a message and follow the reply as it is made; closing the connection stops nothing */
  @Post('messages/stream')
  @HttpCode(200)
  @ApiBody(MESSAGE)
  @ApiRunStream(200)
  @SendsMessage()
  stream(
    @Param('conversation_id') id: string,
    @Body() request: SendMessageRequest,
    @Res() response: Response,
    @Headers('Idempotency-Key') idempotencyKey?: string,
  ): Promise<void> {
    return this.messages.sendAndFollow(id, request, response, idempotencyKey);
  }

  /** Pin a message: from now on every reply is made with its turn */
  @Post('messages/:message_id/pin')
  @HttpCode(200)
  @ApiOkResponse({ schema: MESSAGE_SCHEMA })
  @ApiProblems({
    404: ['conversation_not_found', 'message_not_found', 'prompt_template_not_found'],
    409: ['conversation_not_active', 'pins_full'],
    422: ['pinned_too_long_for_model', 'prompt_variable_missing', 'prompt_too_long'],
  })
  pin(@Param('conversation_id') id: string, @Param('message_id') messageId: string): Promise<MessageDto> {
    return this.messages.pin(id, messageId, true);
  }

  /** Take the pin off a message */
  @Post('messages/:message_id/unpin')
  @HttpCode(200)
  @ApiOkResponse({ schema: MESSAGE_SCHEMA })
  @ApiProblems({ 404: ['conversation_not_found', 'message_not_found'], 409: ['conversation_not_active'] })
  unpin(@Param('conversation_id') id: string, @Param('message_id') messageId: string): Promise<MessageDto> {
    return this.messages.pin(id, messageId, false);
  }

  /** Have another reply made, to a message or in the place of a reply; the old one stays on a branch of its own */
  @Post('messages/:message_id/regenerate')
  @HttpCode(200)
  @ApiBody({
    type: RegenerateRequest,
    examples: { again: { summary: 'As the application has it', value: {} } },
  })
  @ApiRunStream(200)
  @SendsMessage()
  regenerate(
    @Param('conversation_id') conversationId: string,
    @Param('message_id') messageId: string,
    @Body() request: RegenerateRequest,
    @Res() response: Response,
    @Headers('Idempotency-Key') idempotencyKey?: string,
  ): Promise<void> {
    return this.messages.regenerateAndFollow(
      { conversationId, messageId },
      request,
      response,
      idempotencyKey,
    );
  }

  /** Go on with a reply that broke off, was stopped or was cut by `length`: the same message grows, and its log tells it whole */
  @Post('messages/:message_id/continue')
  @HttpCode(200)
  @ApiRunStream(200, { 'application/json': { schema: { $ref: getSchemaPath(ReplyDto) } } })
  @MakesReply('model_unavailable')
  @ApiProblems({
    404: ['conversation_not_found', 'message_not_found'],
    409: [
      'conversation_not_active',
      'conversation_busy',
      'reply_complete',
      'reply_empty',
      'reply_not_newest',
      'reply_origin_unknown',
    ],
    422: ['message_not_a_reply', 'model_not_configured', 'idempotency_key_reused', 'validation_failed'],
    ...REPLY_FAILURES,
  })
  continueReply(
    @Param('conversation_id') conversationId: string,
    @Param('message_id') messageId: string,
    @Res() response: Response,
    @Headers('Idempotency-Key') idempotencyKey?: string,
  ): Promise<void> {
    return this.messages.continueReply({ conversationId, messageId }, response, idempotencyKey);
  }

  /** Make the branch that a message lies on the history, down to its newest message */
  @Post('messages/:message_id/select')
  @HttpCode(200)
  @ApiOkResponse({ schema: MESSAGES })
  @ApiProblems({ 404: ['conversation_not_found', 'message_not_found'], 409: ['conversation_busy'] })
  select(
    @Param('conversation_id') id: string,
    @Param('message_id') messageId: string,
  ): Promise<MessageDto[]> {
    return this.messages.select(id, messageId);
  }

  /** Follow the reply that the conversation is making now, from its start */
  @Get('stream')
  @ApiRunStream(200)
  @ApiLastEventId()
  @ApiNoContentResponse({ description: 'No reply is being made.' })
  @ApiProblems({ 404: ['conversation_not_found'] })
  followActive(
    @Param('conversation_id') id: string,
    @Res() response: Response,
    @Headers('Last-Event-ID') lastEventId?: string,
  ): Promise<void> {
    return this.messages.followActive(id, response, lastEventId);
  }
}
