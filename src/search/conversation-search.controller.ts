import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { type ConversationHitPageDto, SearchConversationsQuery } from './conversation-search.dto.js';
import { ConversationSearch } from './conversation-search.js';

@ApiTags('conversations')
@Controller({ path: 'conversation-search', version: '1' })
export class ConversationSearchController {
  constructor(private readonly conversations: ConversationSearch) {}

  /** Search the titles and messages of a user's conversations, those in the archive too */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  search(@Query() query: SearchConversationsQuery): Promise<ConversationHitPageDto> {
    return this.conversations.search(query);
  }
}
