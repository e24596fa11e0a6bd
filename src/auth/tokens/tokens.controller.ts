import { Body, Controller, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
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

  /** Make a ticket, which opens one stream within 30 seconds: for a browser's `EventSource`, which sends no header */
  @Post('stream-tickets')
  @ApiCreatedResponse({ description: 'The ticket.', type: StreamTicketDto })
  createTicket(@Caller() caller: Principal): Promise<StreamTicketDto> {
    return this.tokens.createTicket(caller);
  }
}
