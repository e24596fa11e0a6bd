import { Body, Controller, Delete, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../../http/api-problems.js';
import { Caller, type Principal } from '../principal.js';
import { ClientTokenDto, CreateClientTokenRequest, StreamTicketDto } from './tokens.dto.js';
import { TokensService } from './tokens.service.js';

const EXAMPLES = {
  user: { summary: 'For all conversations of a user', value: { user_id: 'user_123' } },
};

@ApiTags('access')
@Controller({ version: '1' })
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  /** Make a token for one user of the application: what a browser comes in with, as it never holds a key */
  @Post('client-tokens')
  @ApiBody({ type: CreateClientTokenRequest, examples: EXAMPLES })
  @ApiCreatedResponse({ description: 'The token.', type: ClientTokenDto })
  @ApiProblems({ ...BODY_PROBLEMS, 404: ['conversation_not_found'] })
  createToken(
    @Caller() caller: Principal,
    @Body() request: CreateClientTokenRequest,
  ): Promise<ClientTokenDto> {
    return this.tokens.createToken(caller, request);
  }

  /** Keep the token that this request shows in a cookie, which opens streams: for `EventSource`, which sends no header */
  @Post('client-tokens/session')
  @HttpCode(204)
  @ApiNoContentResponse({
    description: 'It is kept, where no script sees it, for as long as the token is good.',
    headers: { 'Set-Cookie': { description: 'The cookie.', schema: { type: 'string' } } },
  })
  beginSession(@Caller() caller: Principal, @Res({ passthrough: true }) response: Response): void {
    this.tokens.beginSession(caller, response);
  }

  /** Take the cookie of a token back; streams that are open stay so */
  @Delete('client-tokens/session')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The browser has it no more.' })
  endSession(@Res({ passthrough: true }) response: Response): void {
    this.tokens.endSession(response);
  }

  /** Make a ticket, which opens one stream within 30 seconds: for a browser's `EventSource`, which sends no header */
  @Post('stream-tickets')
  @ApiCreatedResponse({ description: 'The ticket.', type: StreamTicketDto })
  createTicket(@Caller() caller: Principal): Promise<StreamTicketDto> {
    return this.tokens.createTicket(caller);
  }
}
