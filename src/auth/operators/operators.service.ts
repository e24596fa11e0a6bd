import { Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { CALLBACK_PATH } from '../../config/oidc-config.js';
import { anyCookie, setCookie } from '../../http/cookies.js';
import { isFromOwnPage } from '../../http/cross-site.js';
import { IdentityProvider } from './identity-provider.js';
import { LoginFailedError, NotAnOperatorError } from './operators.errors.js';
import { LOGIN_SECONDS, OperatorSessions, SESSION_SECONDS } from './operator-sessions.js';

/** Where a browser keeps that an operator is logged in. */
export const OPERATOR_COOKIE = 'operator_session';
const LOGIN_COOKIE = 'operator_login';

/** `lax`: people come from the provider's page, and from links in their mail. */
const SESSION_BOUNDS = { path: '/', sameSite: 'lax' } as const;
const LOGIN_BOUNDS = { path: CALLBACK_PATH, sameSite: 'lax' } as const;

/** Where operators go who named no other place. */
const HOME = '/docs';
/** Where people read that they were not let in. */
const REFUSED_AT = '/knowledge';

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

  /**
   * Lets somebody in who comes from the provider. Whoever is refused in a browser is led to a page that says so.
   * @throws LoginFailedError, NotAnOperatorError, LoginNotConfiguredError
   */
  async comeBack(request: Request, response: Response): Promise<void> {
    const secure = this.provider.isSecure;
    let place = REFUSED_AT;
    try {
      // It comes from the provider's page, and is bound to this browser by what is in the cookie.
      const login = await this.sessions.recall(anyCookie(request, LOGIN_COOKIE));
      place = login.returnTo;
      setCookie(response, LOGIN_COOKIE, '', { ...LOGIN_BOUNDS, maxAgeSeconds: 0, secure });
      const subject = await this.provider.end(login, request.url.split(/\?(.*)/s)[1] ?? '');
      const bounds = { ...SESSION_BOUNDS, maxAgeSeconds: SESSION_SECONDS, secure };
      setCookie(response, OPERATOR_COOKIE, await this.sessions.sign(subject), bounds);
      response.redirect(303, login.returnTo);
    } catch (error) {
      const isRefusal = error instanceof LoginFailedError || error instanceof NotAnOperatorError;
      response.vary('Accept');
      // A program that accepts anything lists JSON first, or nothing at all.
      if (!isRefusal || request.accepts(['json', 'html']) !== 'html') throw error;
      response.redirect(303, refusedPath(place, error.code));
    }
  }

  /** A link on a page of another site logs nobody out. */
  logout(request: Request, response: Response): void {
    if (isFromOwnPage(request))
      setCookie(response, OPERATOR_COOKIE, '', { ...SESSION_BOUNDS, maxAgeSeconds: 0 });
    response.redirect(303, HOME);
  }
}

/** The page that says why somebody was not let in; of the application that they came for, where that is known. */
function refusedPath(returnTo: string, code: string): string {
  const { pathname, searchParams } = new URL(returnTo, 'http://own.invalid');
  const search = pathname === REFUSED_AT ? searchParams : new URLSearchParams();
  search.set('login', code);
  return `${REFUSED_AT}?${search.toString()}`;
}

/** A path of this server: whoever sends somebody a link must not send them on to elsewhere. */
function ownPath(given: unknown): string {
  const base = 'http://own.invalid';
  if (typeof given !== 'string' || !given.startsWith('/') || !URL.canParse(given, base)) return HOME;
  const { origin, pathname, search } = new URL(given, base);
  // A browser takes what begins with two slashes for the name of a server, and `/.//name` comes down to that.
  return origin === base && !pathname.startsWith('//') ? pathname + search : HOME;
}
