import { Body, Controller, Delete, Get, HttpCode, Ip, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import {
  NewShareDto,
  ShareConversationRequest,
  type SharedConversationDto,
  SharedQuery,
  type ShareDto,
} from './shares.dto.js';
import { SharedReading } from './shared-reading.js';
import { SharesService } from './shares.service.js';

const NOT_FOUND = ['conversation_not_found'];

@ApiTags('sharing')
@Controller({ version: '1' })
export class SharesController {
  constructor(
    private readonly shares: SharesService,
    private readonly reading: SharedReading,
  ) {}

  /** Make a link by which anybody may read the conversation as it is now */
  @Post('conversations/:conversation_id/shares')
  @ApiBody({
    type: ShareConversationRequest,
    examples: { month: { summary: 'For a month', value: { expires_in_days: 30 } } },
  })
  @ApiCreatedResponse({ description: 'The link, which is told this once.', type: NewShareDto })
  @ApiProblems({
    ...BODY_PROBLEMS,
    403: ['sharing_not_allowed'],
    404: NOT_FOUND,
    409: ['nothing_to_share', 'shares_full'],
  })
  share(
    @Param('conversation_id') id: string,
    @Body() request: ShareConversationRequest,
  ): Promise<NewShareDto> {
    return this.shares.share(id, request);
  }

  /** The links by which the conversation can be read, the newest first; not what they are made of */
  @Get('conversations/:conversation_id/shares')
  @ApiProblems({ 404: NOT_FOUND })
  list(@Param('conversation_id') id: string): Promise<ShareDto[]> {
    return this.shares.list(id);
  }

  /** Take a link back: from now on it leads nowhere */
  @Delete('conversations/:conversation_id/shares/:share_id')
  @HttpCode(204)
  @ApiProblems({ 404: [...NOT_FOUND, 'share_not_found'] })
  revoke(@Param('conversation_id') id: string, @Param('share_id') shareId: string): Promise<void> {
    return this.shares.revoke(id, shareId);
  }

  /** Read what is shared by a link, a part at a time */
  @Get('shared/:secret')
  @ApiProblems({ 404: ['shared_not_found'], 422: ['validation_failed'], 429: ['requests_limit'] })
  read(
    @Param('secret') secret: string,
    @Query() { from }: SharedQuery,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SharedConversationDto> {
    response.set('X-Robots-Tag', 'noindex, nofollow');
    return this.reading.read(secret, from, address);
  }
}
