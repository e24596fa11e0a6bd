import { Injectable } from '@nestjs/common';
import { Clock, toDay } from '../common/clock.js';
import { Database } from '../database/database.js';
import { type TokenCount } from './token-count.js';
import { type UsageFilter, type UsagePlace, type UsageTotal } from './usage-total.js';
import { UsageDaysRepository } from './usage-days.repository.js';
import { UsageRepository } from './usage.repository.js';

const FORGOTTEN_AT_ONCE = 500;

/** An attempt at a reply that has ended, in whichever way. */
export interface EndedAttempt {
  runId: string;
  /** 1, 2, 3 … of the run. */
  attempt: number;
  applicationId: string;
  userId: string | null;
  model: string;
}

/** What replies take, by application, user, model and day. */
@Injectable()
export class UsageLedger {
  constructor(
    private readonly repository: UsageRepository,
    private readonly days: UsageDaysRepository,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Called once for each attempt, in the transaction that ends it. */
  async record(attempt: EndedAttempt, { inputTokens, outputTokens, isEstimated }: TokenCount): Promise<void> {
    const now = this.clock.now();
    await this.repository.insert({
      run_id: attempt.runId,
      attempt: attempt.attempt,
      application_id: attempt.applicationId,
      user_id: attempt.userId ?? '',
      model: attempt.model,
      day: toDay(now),
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      is_estimated: isEstimated ? 1 : 0,
      ended_at: now,
    });
  }

  /**
   * What the ended attempts of an application took since midnight, UTC; of one of its users, where one is named.
   * Read from an index alone.
   */
  async tokensToday(applicationId: string, userId?: string): Promise<number> {
    const day = toDay(this.clock.now());
    return userId === undefined
      ? this.repository.tokensOfApplication(applicationId, day)
      : this.repository.tokensOfUser(applicationId, userId, day);
  }

  /** Takes a user out of the ledger, a few rows at a time. The numbers stay. */
  async forgetUser(applicationId: string, userId: string): Promise<void> {
    const forgetSome = () => this.repository.forgetUser(applicationId, userId, FORGOTTEN_AT_ONCE);
    while ((await this.database.transaction(forgetSome)) === FORGOTTEN_AT_ONCE);
    // In this order: what is being folded meanwhile is in the days by now.
    const forgetDays = async (): Promise<number> => {
      const days = await this.days.takeDays(applicationId, userId, FORGOTTEN_AT_ONCE);
      await this.days.add(days.map((day) => ({ ...day, user_id: '' })));
      return days.length;
    };
    while ((await this.database.transaction(forgetDays)) === FORGOTTEN_AT_ONCE);
  }

  /** Newest day first. */
  async totals(filter: UsageFilter, limit: number, after?: UsagePlace): Promise<UsageTotal[]> {
    return this.repository.totals(filter, limit, after);
  }
}
