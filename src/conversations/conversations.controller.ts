import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal } from '../auth/principal.js';
import { type JsonObject } from '../common/json.js';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { Creates } from '../http/location.js';
import { ContextService } from './context.service.js';
import {
  EndConversationQuery,
  ForkConversationRequest,
  ListConversationsQuery,
  UpdateContextRequest,
  UpdateConversationRequest,
} from './conversation-requests.dto.js';
import { ConversationDto, type ConversationEndedDto, type ConversationPageDto } from './conversations.dto.js';
import { ConversationsService } from './conversations.service.js';
import { CreateConversationRequest } from './create-conversation.dto.js';

const NOT_FOUND = { 404: ['conversation_not_found'] };
const CONTEXT = {
  schema: {
    type: 'object',
    additionalProperties: true,
    example: {
      application_id: 'app_retail_banking',
      message_count: 2,
      last_updated: '2026-01-01T00:00:00.000Z',
    },
  },
};

@ApiTags('conversations')
@Controller({ path: 'conversations', version: '1' })
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly context: ContextService,
  ) {}

  /** Start a conversation */
  @Post()
  @Creates(ConversationDto, 'conversations')
  @ApiProblems({
    ...BODY_PROBLEMS,
    403: ['model_choice_not_allowed'],
    422: ['validation_failed', 'model_not_configured'],
  })
  create(@Body() request: CreateConversationRequest, @Caller() caller: Principal): Promise<ConversationDto> {
    return this.conversations.create(request, caller);
  }

  /** The conversations of an application, or of one of its users: what is pinned first, latest activity first */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  list(@Query() query: ListConversationsQuery): Promise<ConversationPageDto> {
    return this.conversations.list(query);
  }

  /** A conversation with its latest messages */
  @Get(':conversation_id')
  @ApiProblems(NOT_FOUND)
  get(@Param('conversation_id') id: string): Promise<ConversationDto> {
    return this.conversations.get(id);
  }

  /** Rename a conversation, pin it, move it to the archive and back, or change how its replies are made from now on */
  @Patch(':conversation_id')
  @ApiBody({
    type: UpdateConversationRequest,
    examples: {
      named: { summary: 'Another name, at the top of the list', value: { title: 'Savings', pinned: true } },
      model: {
        summary: 'Another model from the next reply on, with the default temperature',
        value: { config: { model: 'offline', temperature: null } },
      },
    },
  })
  @ApiProblems({
    ...BODY_PROBLEMS,
    ...NOT_FOUND,
    403: ['model_choice_not_allowed'],
    422: ['validation_failed', 'model_not_configured'],
  })
  update(
    @Param('conversation_id') id: string,
    @Body() request: UpdateConversationRequest,
    @Caller() caller: Principal,
  ): Promise<ConversationDto> {
    return this.conversations.update(id, request, caller);
  }

  /** End a conversation, or erase it; a reply in the making stops */
  @Delete(':conversation_id')
  @ApiProblems({ ...NOT_FOUND, 422: ['validation_failed'] })
  end(
    @Param('conversation_id') id: string,
    @Query() query: EndConversationQuery,
  ): Promise<ConversationEndedDto> {
    return this.conversations.end(id, query);
  }

  /** Start a conversation that begins as this one did, up to a message; they share nothing from there on */
  @Post(':conversation_id/fork')
  @ApiBody({
    type: ForkConversationRequest,
    examples: { newest: { summary: 'With all of its messages', value: {} } },
  })
  @Creates(ConversationDto, 'conversations')
  @ApiProblems({ ...BODY_PROBLEMS, 404: ['conversation_not_found', 'message_not_found'] })
  fork(
    @Param('conversation_id') id: string,
    @Body() request: ForkConversationRequest,
  ): Promise<ConversationDto> {
    return this.conversations.fork(id, request);
  }

  /** Pause a conversation: it keeps everything and takes no messages */
  @Post(':conversation_id/pause')
  @HttpCode(200)
  @ApiProblems({ ...NOT_FOUND, 409: ['illegal_transition'] })
  pause(@Param('conversation_id') id: string): Promise<ConversationDto> {
    return this.conversations.pause(id);
  }

  /** Go on with a conversation that was paused or has expired; one that was ended is gone on with in a fork */
  @Post(':conversation_id/resume')
  @HttpCode(200)
  @ApiProblems({ ...NOT_FOUND, 409: ['illegal_transition'] })
  resume(@Param('conversation_id') id: string): Promise<ConversationDto> {
    return this.conversations.resume(id);
  }

  /** The facts kept with a conversation; they are cleared when it ends */
  @Get(':conversation_id/context')
  @ApiOkResponse(CONTEXT)
  @ApiProblems({ 404: ['conversation_not_found', 'context_not_found'] })
  getContext(@Param('conversation_id') id: string): Promise<JsonObject> {
    return this.context.get(id);
  }

  /** Set facts of a conversation; the prompt's variables are read from them */
  @Patch(':conversation_id/context')
  @ApiOkResponse(CONTEXT)
  @ApiProblems({
    ...BODY_PROBLEMS,
    ...NOT_FOUND,
    409: ['conversation_not_active'],
    422: ['validation_failed', 'context_too_large'],
  })
  updateContext(
    @Param('conversation_id') id: string,
    @Body() { facts }: UpdateContextRequest,
  ): Promise<JsonObject> {
    return this.context.update(id, facts);
  }
}
