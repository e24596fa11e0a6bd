import { type Response } from 'express';
import { type Quota } from '../common/domain-error.js';

/** Tells a quota as `RateLimit` and `RateLimit-Policy` do (draft-ietf-httpapi-ratelimit-headers). */
export function setQuotaHeaders(response: Response, quota: Quota): void {
  response.set('RateLimit-Policy', `"${quota.name}";q=${quota.limit};w=${quota.windowSeconds}`);
  response.set('RateLimit', `"${quota.name}";r=${quota.remaining};t=${quota.resetSeconds}`);
}
