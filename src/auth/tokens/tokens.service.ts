import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { Clock, toTimestamp } from '../../common/clock.js';
import { AccessDeniedError } from '../auth.errors.js';
import { Ownership } from '../ownership.js';
import { type Principal } from '../principal.js';
import { clearClientToken, keepClientToken } from './client-token-cookie.js';
import { ClientTokens } from './client-tokens.js';
import { SigningKeys } from './signing-keys.js';
import { StreamTickets } from './stream-tickets.js';
import {
  type ClientTokenDto,
  type CreateClientTokenRequest,
  SigningKeyDto,
  type StreamTicketDto,
} from './tokens.dto.js';

/** What the routes of client tokens, tickets and signing keys answer. */
@Injectable()
export class TokensService {
  constructor(
    private readonly tokens: ClientTokens,
    private readonly tickets: StreamTickets,
    private readonly signingKeys: SigningKeys,
    private readonly ownership: Ownership,
    private readonly clock: Clock,
  ) {}

  async createToken(caller: Principal, request: CreateClientTokenRequest): Promise<ClientTokenDto> {
    if (caller.kind !== 'application')
      throw new AccessDeniedError('Client tokens are made with the key of an application.');
    const { user_id: userId, ttl_seconds: ttlSeconds } = request;
    const conversationId = request.conversation_id ?? undefined;
    if (conversationId !== undefined) {
      const { keyId, applicationId } = caller;
      const user = { kind: 'user', keyId, applicationId, userId, conversationId, expiresAt: 0 } as const;
      await this.ownership.require('conversation', conversationId, user);
    }
    const { token, expiresAt } = await this.tokens.mint(caller, { userId, conversationId, ttlSeconds });
    return { token, expires_at: toTimestamp(expiresAt) };
  }

  /** @throws AccessDeniedError, TokenInvalidError where it is too long for a cookie. */
  beginSession(caller: Principal, response: Response): void {
    if (caller.kind !== 'user') throw new AccessDeniedError('This needs a client token.');
    keepClientToken(response, Math.floor((caller.expiresAt - this.clock.now()) / 1_000));
  }

  endSession(response: Response): void {
    clearClientToken(response);
  }

  async createTicket(caller: Principal): Promise<StreamTicketDto> {
    const { ticket, expiresAt } = await this.tickets.issue(caller);
    return { ticket, expires_at: toTimestamp(expiresAt) };
  }

  async registerKey(applicationId: string, publicKey: unknown): Promise<SigningKeyDto> {
    return new SigningKeyDto(await this.signingKeys.register(applicationId, publicKey));
  }

  async listKeys(applicationId: string): Promise<SigningKeyDto[]> {
    return (await this.signingKeys.list(applicationId)).map((key) => new SigningKeyDto(key));
  }

  removeKey(applicationId: string, id: string): Promise<void> {
    return this.signingKeys.remove(applicationId, id);
  }
}
