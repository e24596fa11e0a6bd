import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { type UsageAttemptTable } from '../database/tables/usage-attempt.table.js';
import { type UsageDayTable } from '../database/tables/usage-day.table.js';

/** As the index of users has it, which knows no nobody. */
const NOBODY = sql.lit('');

/** What attempts of older days add up to, and how they come to that. */
@Injectable()
export class UsageDaysRepository {
  constructor(private readonly database: Database) {}

  /** The first application behind this one that has rows for single attempts. */
  async applicationAfter(id: string): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('usage_attempt')
      .select('application_id')
      .where('application_id', '>', id)
      .orderBy('application_id')
      .limit(1)
      .executeTakeFirst();
    return row?.application_id;
  }

  /** Deletes the rows of attempts from before `day`, `limit` of them at most. @returns what they were. */
  async take(applicationId: string, day: string, limit: number): Promise<UsageAttemptTable[]> {
    return this.database.write
      .deleteFrom('usage_attempt')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('run_id', 'attempt'),
          'in',
          selectFrom('usage_attempt as old')
            .select(['old.run_id', 'old.attempt'])
            .where('old.application_id', '=', applicationId)
            .where('old.day', '<', day)
            .orderBy('old.day')
            .limit(limit)
            .$asTuple('run_id', 'attempt'),
        ),
      )
      .returningAll()
      .execute();
  }

  /** Adds to what a day came to. */
  async add(sums: readonly UsageDayTable[]): Promise<void> {
    for (const sum of sums) {
      await this.database.write
        .insertInto('usage_day')
        .values(sum)
        .onConflict((conflict) =>
          conflict.columns(['application_id', 'day', 'user_id', 'model']).doUpdateSet(({ eb, ref }) => ({
            attempts: eb('usage_day.attempts', '+', ref('excluded.attempts')),
            estimated_attempts: eb('usage_day.estimated_attempts', '+', ref('excluded.estimated_attempts')),
            input_tokens: eb('usage_day.input_tokens', '+', ref('excluded.input_tokens')),
            output_tokens: eb('usage_day.output_tokens', '+', ref('excluded.output_tokens')),
            estimated_input_tokens: eb(
              'usage_day.estimated_input_tokens',
              '+',
              ref('excluded.estimated_input_tokens'),
            ),
            estimated_output_tokens: eb(
              'usage_day.estimated_output_tokens',
              '+',
              ref('excluded.estimated_output_tokens'),
            ),
          })),
        )
        .execute();
    }
  }

  /** Takes days of a user away, `limit` of them at most. @returns what they came to. */
  async takeDays(applicationId: string, userId: string, limit: number): Promise<UsageDayTable[]> {
    return this.database.write
      .deleteFrom('usage_day')
      .where('application_id', '=', applicationId)
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('day', 'user_id', 'model'),
          'in',
          selectFrom('usage_day as one')
            .select(['one.day', 'one.user_id', 'one.model'])
            .where('one.application_id', '=', applicationId)
            .where('one.user_id', '=', userId)
            .where('one.user_id', '<>', NOBODY)
            .limit(limit)
            .$asTuple('day', 'user_id', 'model'),
        ),
      )
      .returningAll()
      .execute();
  }
}
