import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { principalOf } from '../auth/principal.js';
import { setQuotaHeaders } from '../http/quota-headers.js';
import { isStreamed } from '../http/shed-load.js';
import { limitedKeyOf, onBehalfOf } from './limited-key.js';
import { type RequestLimits } from './request-limits.js';

/** Lets in as many requests and streams as those may have whom they are from, and tells them how many are left. */
export function limitRequests(limits: Pick<RequestLimits, 'admit'>): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const principal = principalOf(request);
    limits.admit(principal, isStreamed(request.path)).then(({ quota, leave }) => {
      if (quota) setQuotaHeaders(response, quota);
      if (response.closed) leave();
      else response.once('close', leave);
      onBehalfOf(limitedKeyOf(principal), next);
    }, next);
  };
}
