import { parseCookie, stringifySetCookie } from 'cookie';
import { type Request, type Response } from 'express';
import { isFromOwnPage } from './cross-site.js';

/** Where a cookie is sent along, and for how long. */
interface CookieBounds {
  /** The path that it is sent to, and whatever is below. */
  readonly path: string;
  /** `strict`: by pages of this site alone. `lax`: also where a person follows a link from elsewhere. */
  readonly sameSite: 'strict' | 'lax';
  /** 0 takes it back. */
  readonly maxAgeSeconds: number;
  /** Whether it is sent over https alone, where that is known. */
  readonly secure?: boolean;
}

/**
 * A cookie that came from a page of this server's own. A browser sends it along with what the pages of its neighbours
 * ask for, too: what is on another port, or under another name of the same site. To these it is as if there were none.
 */
export function ownCookie(request: Request, name: string): string | undefined {
  return isFromOwnPage(request) ? anyCookie(request, name) : undefined;
}

/** A cookie, whosever page had it sent. */
export function anyCookie(request: Request, name: string): string | undefined {
  const { cookie } = request.headers;
  return cookie === undefined ? undefined : parseCookie(cookie)[name];
}

/** Sets a cookie that no script sees. Where the browser came over https, it is sent over https alone. */
export function setCookie(response: Response, name: string, value: string, bounds: CookieBounds): void {
  const { path, sameSite, maxAgeSeconds: maxAge } = bounds;
  const secure = bounds.secure ?? cameOverHttps(response.req);
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name, value, path, sameSite, maxAge, httpOnly: true, secure }),
  );
}

/**
 * What encrypts stands before the server, and says so; the browser says it of its page, too. Neither is believed for
 * anything else: whoever lies has a cookie that is less use to them.
 */
function cameOverHttps(request: Request): boolean {
  const forwarded = request.get('X-Forwarded-Proto')?.split(',')[0]?.trim().toLowerCase();
  return request.secure || forwarded === 'https' || request.get('Origin')?.startsWith('https:') === true;
}
