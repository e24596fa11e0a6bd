import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { CrossSiteRequestError } from './browser.errors.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser says of its own page, or of an address that a person typed. */
const OWN_SITES = new Set(['same-origin', 'none']);

/**
 * Refuses what a page of another origin wants to have changed: forms and the like are sent without asking first, so
 * that the page cannot read the answer is too late. Programs send neither of the headers and are let through.
 *
 * @param origins those whose pages may.
 */
export function refuseCrossSite(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request: Request, _response: Response, next: NextFunction) => {
    const { origin } = request.headers;
    const isWelcome =
      SAFE_METHODS.has(request.method) ||
      (origin !== undefined && allowed.has(origin)) ||
      isFromOwnPage(request);
    next(isWelcome ? undefined : new CrossSiteRequestError());
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
