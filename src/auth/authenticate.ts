import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { ownCookie } from '../http/cookies.js';
import { type Authenticator } from './authenticator.js';
import { type OpenAccess } from './open-access.js';
import { OPERATOR_COOKIE } from './operators/operators.service.js';
import { LOCAL, type Principal, setPrincipal } from './principal.js';
import { CLIENT_TOKEN_COOKIE } from './tokens/client-token-cookie.js';

/** What anybody may have: what the server is, whether it is well, its documentation, and the page, which has no data in it; and where to log in. */
const FOR_EVERYONE = /^\/(?:$|health\/?$|docs(?:$|[/-])|assets\/|auth\/|c\/)/i;

/** What the page shows of an application: it may be read before anybody has signed in, and set by few. */
const SHOWN_TO_EVERYONE = /^\/v1\/(?:page|applications\/[^/]+\/page\/logo)\/?$/i;

function isForEveryone({ method, path }: Request): boolean {
  if (FOR_EVERYONE.test(path) || method === 'OPTIONS') return true;
  return (method === 'GET' || method === 'HEAD') && SHOWN_TO_EVERYONE.test(path);
}

/** Whoever makes the first key, or revokes their own, is told so. */
const KEYS = /^\/v1\/keys(?:$|\/)/i;

/** What a ticket or a cookie opens, and nothing else. */
const STREAM = /\/(?:events|stream)\/?$/i;

/** Finds out who a request is from, before anything of its body is read, and watches whether they may stay. */
export function authenticate(authenticator: Authenticator, access: OpenAccess): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const isStream = request.method === 'GET' && STREAM.test(request.path);
    const ticket = isStream ? takeTicket(request) : undefined;
    const admit = (principal: Principal): void => {
      setPrincipal(request, principal);
      if (!KEYS.test(request.path)) access.watch(response, principal);
    };
    if (authenticator.isOpen) {
      admit(LOCAL);
      next();
      return;
    }
    if (isForEveryone(request)) {
      next();
      return;
    }
    const { authorization } = request.headers;
    const cookie = isStream ? ownCookie(request, CLIENT_TOKEN_COOKIE) : undefined;
    const session = ownCookie(request, OPERATOR_COOKIE);
    authenticator.identify({ authorization, ticket, cookie, session }).then((principal) => {
      admit(principal);
      next();
    }, next);
  };
}

/** A ticket is in the address, as `EventSource` sends nothing else; nobody behind this sees it there. */
function takeTicket(request: Request): string | undefined {
  const [path, query] = request.url.split(/\?(.*)/s);
  if (!query?.includes('ticket=')) return undefined;
  const parameters = new URLSearchParams(query);
  const ticket = parameters.get('ticket') ?? undefined;
  if (ticket === undefined) return undefined;
  const rest = query.split('&').filter((part) => !part.startsWith('ticket='));
  request.url = rest.length > 0 ? `${path}?${rest.join('&')}` : (path ?? '/');
  return ticket;
}
