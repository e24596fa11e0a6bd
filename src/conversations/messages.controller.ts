import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { ApiLastEventId, ApiRunStream } from '../runs/api-run-stream.js';
import {
  ListMessagesQuery,
  type MessageDto,
  MESSAGES,
  RegenerateRequest,
  ReplyDto,
  SendMessageRequest,
  SentMessageDto,
} from './messages.dto.js';
import { MessagesService } from './messages.service.js';

/** Why a reply could not be made, told to a caller who waits for it. */
const REPLY_FAILURES = [
  'model_authentication_failed',
  'model_not_found',
  'model_rate_limited',
  'model_rejected_request',
  'model_context_too_long',
  'model_failed',
  'model_unreachable',
  'model_stream_cut',
  'model_answer_unreadable',
  'internal_error',
];

const MESSAGE = {
  type: SendMessageRequest,
  examples: {
    question: { summary: 'A question', value: { content: 'Tell me about savings accounts' } },
    impatient: {
      summary: 'With notes of your own, and before whatever is being answered',
      value: {
        content: 'Tell me about checking accounts instead',
        metadata: { channel: 'web' },
        multitask_strategy: 'interrupt',
      },
    },
    beginning: {
      summary: 'On a branch of its own, from the very beginning',
      value: { content: 'Tell me about loans', parent_id: null },
    },
  },
};

/** What both ways of sending a message share. @param unavailable more codes of a 503. */
function SendsMessage(...unavailable: readonly string[]): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Makes sending again safe: the same key with the same body leads to the first run. Kept for 24 hours.',
    }),
    ApiProblems({
      ...BODY_PROBLEMS,
      404: ['conversation_not_found', 'message_not_found', 'prompt_template_not_found'],
      409: ['conversation_not_active', 'conversation_busy', 'queue_full', 'message_withdrawn'],
      422: [
        'validation_failed',
        'model_not_configured',
        'prompt_variable_missing',
        'prompt_too_long',
        'idempotency_key_reused',
      ],
      429: ['running_runs_limit', 'tokens_limit', 'user_tokens_limit'],
      503: ['shutting_down', ...unavailable],
    }),
  );
}

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
  @ApiProblems({
    502: REPLY_FAILURES,
    504: ['model_timeout', 'model_first_token_timeout', 'model_silence_timeout'],
  })
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
