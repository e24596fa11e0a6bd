import { Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { CALLBACK_PATH } from '../../config/oidc-config.js';
import { anyCookie, setCookie } from '../../http/cookies.js';
import { isFromOwnPage } from '../../http/cross-site.js';
import { IdentityProvider } from './identity-provider.js';
import { LOGIN_SECONDS, OperatorSessions, SESSION_SECONDS } from './operator-sessions.js';

/** Where a browser keeps that an operator is logged in. */
export const OPERATOR_COOKIE = 'operator_session';
const LOGIN_COOKIE = 'operator_login';

/** `lax`: people come from the provider's page, and from links in their mail. */
const SESSION_BOUNDS = { path: '/', sameSite: 'lax' } as const;
const LOGIN_BOUNDS = { path: CALLBACK_PATH, sameSite: 'lax' } as const;

/** Where operators go who named no other place. */
const HOME = '/docs';

/** What the routes of logging in and out answer. */
@Injectable()
export class OperatorsService {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: OperatorSessions,
  ) {}

  offer(): { login: boolean } {
    return { login: this.provider.isThere };
  }

  /** @throws LoginNotConfiguredError */
  async login(returnTo: unknown, response: Response): Promise<void> {
    const { url, login } = await this.provider.begin(ownPath(returnTo));
    const kept = await this.sessions.keep(login);
    const bounds = { ...LOGIN_BOUNDS, maxAgeSeconds: LOGIN_SECONDS, secure: this.provider.isSecure };
    setCookie(response, LOGIN_COOKIE, kept, bounds);
    response.redirect(303, url.href);
  }

  /** @throws LoginFailedError, NotAnOperatorError, LoginNotConfiguredError */
  async comeBack(request: Request, response: Response): Promise<void> {
    const secure = this.provider.isSecure;
    // It comes from the provider's page, and is bound to this browser by what is in the cookie.
    const login = await this.sessions.recall(anyCookie(request, LOGIN_COOKIE));
    setCookie(response, LOGIN_COOKIE, '', { ...LOGIN_BOUNDS, maxAgeSeconds: 0, secure });
    const subject = await this.provider.end(login, request.url.split(/\?(.*)/s)[1] ?? '');
    const session = await this.sessions.sign(subject);
    setCookie(response, OPERATOR_COOKIE, session, {
      ...SESSION_BOUNDS,
      maxAgeSeconds: SESSION_SECONDS,
      secure,
    });
    response.redirect(303, login.returnTo);
  }

  /** A link on a page of another site logs nobody out. */
  logout(request: Request, response: Response): void {
    if (isFromOwnPage(request))
      setCookie(response, OPERATOR_COOKIE, '', { ...SESSION_BOUNDS, maxAgeSeconds: 0 });
    response.redirect(303, HOME);
  }
}

/** A path of this server: whoever sends somebody a link must not send them on to elsewhere. */
function ownPath(given: unknown): string {
  const base = 'http://own.invalid';
  if (typeof given !== 'string' || !given.startsWith('/') || !URL.canParse(given, base)) return HOME;
  const { origin, pathname, search } = new URL(given, base);
  // A browser takes what begins with two slashes for the name of a server, and `/.//name` comes down to that.
  return origin === base && !pathname.startsWith('//') ? pathname + search : HOME;
}
