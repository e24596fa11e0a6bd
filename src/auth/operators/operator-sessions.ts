import { Injectable } from '@nestjs/common';
import { EncryptJWT, errors, jwtDecrypt, jwtVerify, SignJWT } from 'jose';
import { Clock } from '../../common/clock.js';
import { AuthSecret } from '../keys/auth-secret.js';
import { type AdminPrincipal } from '../principal.js';
import { TokenExpiredError, TokenInvalidError } from '../tokens/tokens.errors.js';
import { LoginFailedError } from './operators.errors.js';

/** How long an operator stays; whoever is still logged in at the provider comes back by a click. */
export const SESSION_SECONDS = 3_600;
/** How long a login may take. */
export const LOGIN_SECONDS = 600;

const SESSION = 'operator-session';
const LOGIN = 'operator-login';

/** Begins the name of the key that an operator stands for; no key has such an id. */
const OPERATOR = 'operator ';

/** What is to be known again when somebody comes back from the provider. */
export interface BegunLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** Who is logged in is kept by their browser: signed, and what a login needs to end is encrypted. */
@Injectable()
export class OperatorSessions {
  constructor(
    private readonly secret: AuthSecret,
    private readonly clock: Clock,
  ) {}

  /** @param subject as the provider calls them. @returns a session. */
  sign(subject: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setAudience(SESSION)
      .setExpirationTime(this.secondsFromNow(SESSION_SECONDS))
      .sign(this.secret.derive(SESSION));
  }

  /** @throws TokenExpiredError, TokenInvalidError */
  async verify(session: string): Promise<AdminPrincipal> {
    try {
      const { payload } = await jwtVerify<{ sub: string; exp: number }>(
        session,
        this.secret.derive(SESSION),
        {
          algorithms: ['HS256'],
          ...this.checks(SESSION),
        },
      );
      return { kind: 'admin', keyId: `${OPERATOR}${payload.sub}`, expiresAt: payload.exp * 1_000 };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenExpiredError();
      throw new TokenInvalidError('it is no session of this server', error);
    }
  }

  keep(login: BegunLogin): Promise<string> {
    return new EncryptJWT({ ...login })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setSubject(LOGIN)
      .setAudience(LOGIN)
      .setExpirationTime(this.secondsFromNow(LOGIN_SECONDS))
      .encrypt(this.secret.derive(LOGIN));
  }

  /** @throws LoginFailedError */
  async recall(login: string | undefined): Promise<BegunLogin> {
    if (login === undefined) throw new LoginFailedError('it was not begun in this browser, or too long ago');
    try {
      const { payload } = await jwtDecrypt<BegunLogin>(login, this.secret.derive(LOGIN), this.checks(LOGIN));
      return payload;
    } catch (error) {
      throw new LoginFailedError('it was not begun here, or too long ago', error);
    }
  }

  private checks(audience: string) {
    return { audience, requiredClaims: ['sub', 'exp'], currentDate: new Date(this.clock.now()) };
  }

  private secondsFromNow(seconds: number): number {
    return Math.floor(this.clock.now() / 1_000) + seconds;
  }
}

/** Whether somebody was let in by a login, and no key stands behind them. */
export function isOperator({ keyId }: { readonly keyId: string }): boolean {
  return keyId.startsWith(OPERATOR);
}
