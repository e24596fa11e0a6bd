import { Inject, Injectable } from '@nestjs/common';
import { type RateLimiterAbstract } from 'rate-limiter-flexible';
import { type Principal } from '../auth/principal.js';
import { type Quota } from '../common/domain-error.js';
import { ApplicationLimits } from './application-limits.js';
import { type ApplicationLimitsConfig as Limits } from '../config/limits-config.js';
import { QuotaUsedUpError, TooManyAtOnceError } from './limits.errors.js';

/** Counts requests by whom they are from, over {@link WINDOW_SECONDS}. */
export const REQUEST_COUNTER = Symbol('request counter');
export const WINDOW_SECONDS = 60;

/** A request that was let in. */
export interface Admission {
  /** Undefined where requests are not counted. */
  readonly quota?: Quota;
  /** To be called when it is answered. */
  readonly leave: () => void;
}

const UNCOUNTED: Admission = { leave: () => undefined };

/** Decides whether another request is answered, by whom it is from. Whoever is on this machine without a key is let in. */
@Injectable()
export class RequestLimits {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly limits: ApplicationLimits,
    @Inject(REQUEST_COUNTER) private readonly counter: RateLimiterAbstract,
  ) {}

  /**
   * @param isStream whether the answer goes on for as long as there is something to tell.
   * @throws QuotaUsedUpError, TooManyAtOnceError
   */
  async admit(principal: Principal | undefined, isStream: boolean): Promise<Admission> {
    if (principal?.kind !== 'application' && principal?.kind !== 'user') return UNCOUNTED;
    const { applicationId } = principal;
    const limits = await this.limits.of(applicationId);
    const quota = await this.count(subjectOf(principal), limits);
    const leave = isStream ? this.enter(applicationId, limits) : UNCOUNTED.leave;
    return { ...(quota && { quota }), leave };
  }

  private async count(subject: string, { requestsPerMinute: limit }: Limits): Promise<Quota | undefined> {
    if (limit === 0) return undefined;
    const { consumedPoints, msBeforeNext } = await this.counter.consume(subject);
    const quota = {
      name: 'requests',
      limit,
      remaining: Math.max(0, limit - consumedPoints),
      windowSeconds: WINDOW_SECONDS,
      resetSeconds: Math.ceil(msBeforeNext / 1_000),
    };
    if (consumedPoints > limit) throw new QuotaUsedUpError(quota, 'Requests in a minute');
    return quota;
  }

  private enter(applicationId: string, { openStreams: limit }: Limits): () => void {
    const open = this.open.get(applicationId) ?? 0;
    if (limit > 0 && open >= limit) throw new TooManyAtOnceError('open_streams', limit, 'Open streams');
    this.open.set(applicationId, open + 1);
    return () => {
      const left = (this.open.get(applicationId) ?? 1) - 1;
      if (left > 0) this.open.set(applicationId, left);
      else this.open.delete(applicationId);
    };
  }
}

function subjectOf(principal: Extract<Principal, { kind: 'application' | 'user' }>): string {
  return principal.kind === 'application'
    ? `key ${principal.keyId}`
    : `user ${principal.applicationId} ${principal.userId}`;
}
