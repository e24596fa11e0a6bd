import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { CrossSiteRequestError } from './browser.errors.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser says of its own page, or of an address that a person typed. */
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Refuses what a page of another origin wants to have changed: forms and the like are sent without asking first, so
 * that the page cannot read the answer is too late. Programs send neither of the headers and are let through.
 *
 * @param isWelcome whether pages of an origin may.
 */
export function refuseCrossSite(isWelcome: (origin: string) => Promise<boolean>): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const { origin } = request.headers;
    if (SAFE_METHODS.has(request.method) || isFromOwnPage(request)) {
      next();
      return;
    }
    (origin === undefined ? Promise.resolve(false) : isWelcome(origin)).then((welcome) => {
      next(welcome ? undefined : new CrossSiteRequestError());
    }, next);
  };
}

/** Whether a request is from a page of this server, or from no page at all. */
export function isFromOwnPage(request: Request): boolean {
  const { origin, host } = request.headers;
  const site = request.get('Sec-Fetch-Site');
  return (origin === undefined || isOwn(origin, host)) && (site === undefined || OWN_SITES.has(site));
}

/** The scheme may differ: what encrypts may stand before the server. */
function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
