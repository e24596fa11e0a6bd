import { Inject, Injectable } from '@nestjs/common';
import { type RateLimiterAbstract } from 'rate-limiter-flexible';
import { type Principal } from '../auth/principal.js';
import { type Quota } from '../common/domain-error.js';
import { ApplicationLimits } from './application-limits.js';
import { type ApplicationLimitsConfig as Limits } from '../config/limits-config.js';
import { limitedKeyOf } from './limited-key.js';
import { QuotaUsedUpError } from './limits.errors.js';
import { OpenStreams } from './open-streams.js';

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

type Limited = Extract<Principal, { kind: 'application' | 'user' }>;

const UNCOUNTED: Admission = { leave: () => undefined };

/** Decides whether another request is answered, by whom it is from. Whoever is on this machine without a key is let in. */
@Injectable()
export class RequestLimits {
  constructor(
    private readonly limits: ApplicationLimits,
    @Inject(REQUEST_COUNTER) private readonly counter: RateLimiterAbstract,
    private readonly streams: OpenStreams,
  ) {}

  /**
   * @param isStream whether the answer goes on for as long as there is something to tell.
   * @throws QuotaUsedUpError, TooManyAtOnceError
   */
  async admit(principal: Principal | undefined, isStream: boolean): Promise<Admission> {
    if (principal?.kind !== 'application' && principal?.kind !== 'user') return UNCOUNTED;
    const { applicationId } = principal;
    const limits = await this.limits.of(applicationId);
    const quota = await this.countRequest(principal, limits);
    const leave = isStream ? await this.enter(principal, limits) : UNCOUNTED.leave;
    return { ...(quota && { quota }), leave };
  }

  /**
   * A key with a limit of its own answers for the tokens that were made with it, too. It is at most that of any key, so
   * that a request of the key itself need not be counted by both.
   */
  private async countRequest(principal: Limited, limits: Limits): Promise<Quota | undefined> {
    const most = limits.requestsPerMinute;
    const own = limitedKeyOf(principal)?.limits.requestsPerMinute;
    if (own === undefined) return this.count(subjectOf(principal), most);
    const ofUser = principal.kind === 'user' ? await this.count(subjectOf(principal), most) : undefined;
    return tighter(ofUser, await this.count(`limited ${principal.keyId}`, atMost(own, most)));
  }

  private async count(subject: string, limit: number): Promise<Quota | undefined> {
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

  private async enter(principal: Limited, limits: Limits): Promise<() => void> {
    const leave = await this.streams.enter(`application ${principal.applicationId}`, limits.openStreams);
    const own = limitedKeyOf(principal)?.limits.openStreams;
    if (own === undefined) return leave;
    try {
      const leaveKey = await this.streams.enter(principal.keyId, atMost(own, limits.openStreams));
      return () => {
        leave();
        leaveKey();
      };
    } catch (error) {
      leave();
      throw error;
    }
  }
}

/** A key may have no more than its application, whatever was set for it before. */
function atMost(own: number, ofApplication: number): number {
  return ofApplication > 0 ? Math.min(own, ofApplication) : own;
}

/** The one that is told: of which less is left. */
function tighter(one: Quota | undefined, other: Quota | undefined): Quota | undefined {
  if (!one || !other) return one ?? other;
  return other.remaining <= one.remaining ? other : one;
}

function subjectOf(principal: Limited): string {
  return principal.kind === 'application'
    ? `key ${principal.keyId}`
    : `user ${principal.applicationId} ${principal.userId}`;
}
