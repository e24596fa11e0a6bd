import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { CrossSiteRequestError } from '../../http/browser.errors.js';
import { isFromOwnPage } from '../../http/cross-site.js';
import { applicationOf, principalOf } from '../principal.js';
import { type ApplicationOrigins } from './application-origins.js';

/**
 * Has pages of a site that one application trusts act for that one alone, whatever key or token they have. Comes after it
 * is known who a request is from.
 *
 * @param everywhere origins that may act for all.
 */
export function requireOwnOrigin(everywhere: readonly string[], origins: ApplicationOrigins): RequestHandler {
  const trusted = new Set(everywhere);
  const isWelcome = async (request: Request, origin: string): Promise<boolean> => {
    const principal = principalOf(request);
    // Nobody's data is behind what has no principal; and where there are no keys, nobody is told from another.
    if (!principal || principal.kind === 'local' || !(await origins.isKnown(origin))) return true;
    const applicationId = applicationOf(principal);
    return applicationId !== undefined && (await origins.isOf(applicationId, origin));
  };
  return (request: Request, _response: Response, next: NextFunction) => {
    const { origin } = request.headers;
    if (origin === undefined || trusted.has(origin) || isFromOwnPage(request)) {
      next();
      return;
    }
    isWelcome(request, origin).then((welcome) => {
      next(welcome ? undefined : new CrossSiteRequestError());
    }, next);
  };
}
