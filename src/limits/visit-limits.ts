import { Inject, Injectable } from '@nestjs/common';
import { type RateLimiterAbstract } from 'rate-limiter-flexible';
import { QuotaUsedUpError } from './limits.errors.js';
import { REQUEST_COUNTER, WINDOW_SECONDS } from './request-limits.js';

/** Bounds what is asked for by nobody that is known. */
@Injectable()
export class VisitLimits {
  constructor(@Inject(REQUEST_COUNTER) private readonly counter: RateLimiterAbstract) {}

  /** @param subject of whom, or of what, so many are answered in a minute. @throws QuotaUsedUpError */
  async count(subject: string, limit: number): Promise<void> {
    const { consumedPoints, msBeforeNext } = await this.counter.consume(subject);
    if (consumedPoints <= limit) return;
    throw new QuotaUsedUpError(
      {
        ...{ name: 'requests', limit, remaining: 0, windowSeconds: WINDOW_SECONDS },
        resetSeconds: Math.ceil(msBeforeNext / 1_000),
      },
      'Requests in a minute',
    );
  }
}
