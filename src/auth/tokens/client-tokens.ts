import { Injectable } from '@nestjs/common';
import { createPublicKey } from 'node:crypto';
import { errors, type JWTHeaderParameters, jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { Clock } from '../../common/clock.js';
import { isUserId } from '../../http/is-user-id.js';
import { ApiKeys } from '../keys/api-keys.js';
import { AuthSecret } from '../keys/auth-secret.js';
import { type ApplicationPrincipal, type UserPrincipal } from '../principal.js';
import { SigningKeys } from './signing-keys.js';
import { TokenExpiredError, TokenInvalidError } from './tokens.errors.js';

/** Whom a token is for: one that was made for something else is refused. */
export const TOKEN_AUDIENCE = 'conversational-ai-platform';

/** The longest that any token is good for. */
export const MAX_TOKEN_SECONDS = 3_600;

/** The server signs with another key each 30 days, and takes the one before as well. */
const PERIOD_MS = 30 * 86_400_000;
const OWN_KID = /^own-(\d{1,9})$/;

/** Whom a token is to be for. */
export interface TokenRequest {
  userId: string;
  conversationId: string | undefined;
  ttlSeconds: number;
}

/** Short-lived tokens for one user of an application: made here, or signed by the application with a key that it registered. */
@Injectable()
export class ClientTokens {
  constructor(
    private readonly keys: ApiKeys,
    private readonly signingKeys: SigningKeys,
    private readonly secret: AuthSecret,
    private readonly clock: Clock,
  ) {}

  /** @returns the token, and when it expires, in epoch milliseconds. */
  async mint(
    { keyId, applicationId }: ApplicationPrincipal,
    { userId, conversationId, ttlSeconds }: TokenRequest,
  ): Promise<{ token: string; expiresAt: number }> {
    const now = Math.floor(this.clock.now() / 1_000);
    // The page reads whose it is; the server asks the key.
    const application = { application_id: applicationId, key: keyId };
    const claims = {
      ...application,
      ...(conversationId !== undefined && { conversation_id: conversationId }),
    };
    const period = this.period();
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: `own-${period}` })
      .setSubject(userId)
      .setAudience(TOKEN_AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + ttlSeconds)
      .sign(this.ownKey(period));
    return { token, expiresAt: (now + ttlSeconds) * 1_000 };
  }

  /** @throws TokenInvalidError, TokenExpiredError, and what says that the key behind it is no more. */
  async verify(token: string): Promise<UserPrincipal> {
    const { payload, protectedHeader } = await this.read(token);
    const { sub, exp, conversation_id: conversationId } = payload;
    if (!isUserId(sub)) throw new TokenInvalidError('its sub must be the id of a user');
    const expiresAt = (exp ?? 0) * 1_000;
    if (expiresAt - this.clock.now() > MAX_TOKEN_SECONDS * 1_000)
      throw new TokenInvalidError(`it may be good for ${MAX_TOKEN_SECONDS} seconds at most`);
    if (conversationId !== undefined && typeof conversationId !== 'string')
      throw new TokenInvalidError('its conversation_id must be the id of a conversation');
    const origin = await this.originOf(payload, protectedHeader);
    return { kind: 'user', userId: sub, conversationId, expiresAt, ...origin };
  }

  private async read(token: string): Promise<{ payload: JWTPayload; protectedHeader: JWTHeaderParameters }> {
    try {
      return await jwtVerify(token, (header) => this.keyFor(header), {
        algorithms: ['HS256', 'EdDSA'],
        audience: TOKEN_AUDIENCE,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(this.clock.now()),
      });
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenExpiredError();
      if (!(error instanceof errors.JOSEError)) throw error;
      const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : undefined;
      throw new TokenInvalidError(
        claim === undefined ? 'nobody known has signed it' : `its ${claim} is not right`,
        error,
      );
    }
  }

  /** Each kind of key takes its own algorithm alone. */
  private async keyFor({ alg, kid = '' }: { alg?: string; kid?: string }) {
    const period = OWN_KID.exec(kid)?.[1];
    if (alg === 'HS256' && period !== undefined) {
      const age = this.period() - Number(period);
      if (age === 0 || age === 1) return this.ownKey(Number(period));
    }
    const registered = alg === 'EdDSA' && period === undefined ? await this.signingKeys.find(kid) : undefined;
    if (!registered) throw new errors.JWKSNoMatchingKey();
    return createPublicKey({ key: registered.publicKey, format: 'jwk' });
  }

  /** Whose word it is: what is said of the application in the token counts for nothing. */
  private async originOf(
    { key }: JWTPayload,
    { alg, kid = '' }: JWTHeaderParameters,
  ): Promise<Pick<UserPrincipal, 'keyId' | 'applicationId' | 'limits'>> {
    if (alg === 'EdDSA') {
      const signing = await this.signingKeys.find(kid);
      if (!signing) throw new TokenInvalidError('nobody known has signed it');
      return { keyId: signing.id, applicationId: signing.applicationId };
    }
    const { id, applicationId, limits } = await this.keys.requireActiveKey(String(key));
    if (applicationId === null) throw new TokenInvalidError('it is of no application');
    return { keyId: id, applicationId, limits };
  }

  private period(): number {
    return Math.floor(this.clock.now() / PERIOD_MS);
  }

  private ownKey(period: number): Uint8Array {
    return this.secret.derive(`client-tokens:${period}`);
  }
}
