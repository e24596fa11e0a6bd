import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { type Quota } from '../common/domain-error.js';
import { UsageLedger } from '../usage/usage-ledger.js';
import { ApplicationLimits } from './application-limits.js';
import { QuotaUsedUpError } from './limits.errors.js';

const DAY_SECONDS = 86_400;

/**
 * Decides whether a reply may still be made today, from midnight to midnight, UTC. Whatever has ended is counted: the
 * last replies before a quota is used up may go beyond it.
 */
@Injectable()
export class TokenQuotas {
  constructor(
    private readonly limits: ApplicationLimits,
    private readonly ledger: UsageLedger,
    private readonly clock: Clock,
  ) {}

  /** @param userId whose conversation it is; null where it is nobody's. @throws QuotaUsedUpError */
  async require(applicationId: string, userId: string | null): Promise<void> {
    const { tokensPerDay, userTokensPerDay } = await this.limits.of(applicationId);
    if (tokensPerDay > 0) {
      const used = await this.ledger.tokensToday(applicationId);
      if (used >= tokensPerDay)
        throw new QuotaUsedUpError(this.usedUp('tokens', tokensPerDay), 'Tokens of the application in a day');
    }
    if (userTokensPerDay > 0 && userId !== null) {
      const used = await this.ledger.tokensToday(applicationId, userId);
      if (used >= userTokensPerDay)
        throw new QuotaUsedUpError(
          this.usedUp('user_tokens', userTokensPerDay),
          'Tokens of the user in a day',
        );
    }
  }

  private usedUp(name: string, limit: number): Quota {
    const resetSeconds = DAY_SECONDS - (Math.floor(this.clock.now() / 1_000) % DAY_SECONDS);
    return { name, limit, remaining: 0, windowSeconds: DAY_SECONDS, resetSeconds };
  }
}
