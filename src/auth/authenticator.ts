import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Config } from '../config/config.js';
import { AuthenticationRequiredError } from './auth.errors.js';
import { bearerOf } from './bearer.js';
import { type ApiKey } from './keys/api-key.js';
import { ApiKeys } from './keys/api-keys.js';
import { KeyRequirement } from './keys/key-requirement.js';
import { KeyExpiredError } from './keys/keys.errors.js';
import { isOperator, OperatorSessions } from './operators/operator-sessions.js';
import { type Principal } from './principal.js';
import { ClientTokens } from './tokens/client-tokens.js';
import { SigningKeys } from './tokens/signing-keys.js';
import { StreamTickets } from './tokens/stream-tickets.js';
import { TokenExpiredError, TokenInvalidError } from './tokens/tokens.errors.js';

/** What a request shows of who it is from. */
export interface Credentials {
  /** The header `Authorization`. */
  authorization: string | undefined;
  ticket: string | undefined;
  /** A client token that a browser keeps. */
  cookie: string | undefined;
  /** That of an operator who has logged in. */
  session: string | undefined;
}

/**
 * Finds out who a request is from. What it finds is never kept: a key that was revoked a moment ago, wherever, is
 * refused.
 */
@Injectable()
export class Authenticator {
  private readonly hasLogin: boolean;

  constructor(
    config: Config,
    private readonly requirement: KeyRequirement,
    private readonly keys: ApiKeys,
    private readonly tokens: ClientTokens,
    private readonly signingKeys: SigningKeys,
    private readonly tickets: StreamTickets,
    private readonly sessions: OperatorSessions,
    private readonly clock: Clock,
  ) {
    this.hasLogin = config.access.oidc !== undefined;
  }

  /** Whether everyone is let in. */
  get isOpen(): boolean {
    return this.requirement.isOpen;
  }

  /** @throws AuthenticationRequiredError, and what says why a key, a token or a ticket is refused. */
  async identify({ authorization, ticket, cookie, session }: Credentials): Promise<Principal> {
    if (ticket !== undefined) {
      const principal = await this.tickets.redeem(ticket);
      const key = await this.requireGood(principal);
      // The ticket is older than what may have been set for its key.
      return key && 'applicationId' in principal ? { ...principal, limits: key.limits } : principal;
    }
    // What somebody has written counts, not what came along by itself.
    if (authorization === undefined && cookie !== undefined) return this.tokens.verify(cookie);
    // One that is left from when people logged in here counts as none.
    if (authorization === undefined && session !== undefined && this.hasLogin)
      return this.sessions.verify(session);
    const text = bearerOf(authorization);
    if (text === undefined) throw new AuthenticationRequiredError();
    if (text.split('.').length === 3) return this.tokens.verify(text);
    return toPrincipal(await this.keys.verify(text));
  }

  /** Whether whoever was let in would still be. */
  async isGood(principal: Principal): Promise<boolean> {
    try {
      await this.requireGood(principal);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unauthenticated') return false;
      throw error;
    }
  }

  /** @returns the key behind somebody, where there is one. */
  private async requireGood(principal: Principal): Promise<ApiKey | undefined> {
    if (principal.kind === 'local') {
      if (!this.isOpen) throw new AuthenticationRequiredError();
      return undefined;
    }
    const { kind, keyId, expiresAt } = principal;
    if (expiresAt !== null && expiresAt <= this.clock.now())
      throw kind === 'user' ? new TokenExpiredError() : new KeyExpiredError();
    if (isOperator(principal)) return undefined;
    if (!keyId.startsWith('sig_')) return this.keys.requireActiveKey(keyId);
    if (!(await this.signingKeys.find(keyId))) throw new TokenInvalidError('nobody known has signed it');
    return undefined;
  }
}

function toPrincipal({ id: keyId, applicationId, scopes, expiresAt, limits }: ApiKey): Principal {
  return applicationId === null
    ? { kind: 'admin', keyId, expiresAt }
    : { kind: 'application', keyId, expiresAt, applicationId, scopes, limits };
}
