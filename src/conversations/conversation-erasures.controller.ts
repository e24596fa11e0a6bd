import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { EraseConversationsRequest } from './conversation-requests.dto.js';
import { type ConversationsErasedDto } from './conversations.dto.js';
import { ConversationsService } from './conversations.service.js';

@ApiTags('conversations')
@Controller({ path: 'conversation-erasures', version: '1' })
export class ConversationErasuresController {
  constructor(private readonly conversations: ConversationsService) {}

  /** Erase many conversations at once; what is not there, or is another's, is left out of the answer */
  @Post()
  @HttpCode(200)
  @ApiProblems(BODY_PROBLEMS)
  erase(@Body() request: EraseConversationsRequest): Promise<ConversationsErasedDto> {
    return this.conversations.erase(request);
  }
}
