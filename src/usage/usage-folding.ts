import { Injectable } from '@nestjs/common';
import { Clock, toDay } from '../common/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { type UsageAttemptTable } from '../database/tables/usage-attempt.table.js';
import { type UsageDayTable } from '../database/tables/usage-day.table.js';
import { UsageDaysRepository } from './usage-days.repository.js';

/** What one transaction folds, as others wait for it: a few milliseconds. */
export const FOLDED_AT_ONCE = 200;
const DAY_MS = 86_400_000;

/**
 * Adds the attempts of days that are long over up to one row for each user and model. A row goes and is added in one
 * transaction, so every sum is the same before and after, and in the middle.
 */
@Injectable()
export class UsageFolding {
  constructor(
    private readonly repository: UsageDaysRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The first application behind this one with attempts of its own. */
  applicationAfter(id: string): Promise<string | undefined> {
    return this.repository.applicationAfter(id);
  }

  /** Folds some of what an application used. @returns whether there may be more. */
  async fold(applicationId: string): Promise<boolean> {
    const { usageDetailDays } = this.config.server;
    if (usageDetailDays === 0) return false;
    // Today is never before this, and the quotas of a day read the rows of today.
    const before = toDay(this.clock.now() - usageDetailDays * DAY_MS);
    return this.database.transaction(async () => {
      const attempts = await this.repository.take(applicationId, before, FOLDED_AT_ONCE);
      await this.repository.add(sumsOf(attempts));
      return attempts.length === FOLDED_AT_ONCE;
    });
  }
}

/** In the order of their keys, so that two who add to the same rows do not wait for each other in a circle. */
function sumsOf(attempts: readonly UsageAttemptTable[]): UsageDayTable[] {
  const sums = new Map<string, UsageDayTable>();
  for (const attempt of attempts) {
    const { application_id, day, user_id, model } = attempt;
    const key = JSON.stringify([day, user_id, model]);
    const sum = sums.get(key) ?? { application_id, day, user_id, model, ...NOTHING };
    sums.set(key, plus(sum, attempt));
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}

const NOTHING = {
  attempts: 0,
  estimated_attempts: 0,
  input_tokens: 0,
  output_tokens: 0,
  estimated_input_tokens: 0,
  estimated_output_tokens: 0,
};

function plus(
  sum: UsageDayTable,
  { input_tokens, output_tokens, is_estimated }: UsageAttemptTable,
): UsageDayTable {
  return {
    ...sum,
    attempts: sum.attempts + 1,
    estimated_attempts: sum.estimated_attempts + is_estimated,
    input_tokens: sum.input_tokens + input_tokens,
    output_tokens: sum.output_tokens + output_tokens,
    estimated_input_tokens: sum.estimated_input_tokens + is_estimated * input_tokens,
    estimated_output_tokens: sum.estimated_output_tokens + is_estimated * output_tokens,
  };
}
