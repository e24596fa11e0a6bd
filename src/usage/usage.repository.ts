import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type UsageAttemptTable } from '../database/tables/usage-attempt.table.js';
import { type UsageFilter, type UsagePlace, type UsageTotal } from './usage-total.js';

const insertAttempt = prepare((query, given: UsageAttemptTable) =>
  query.insertInto('usage_attempt').values({
    run_id: given.run_id,
    attempt: given.attempt,
    application_id: given.application_id,
    user_id: given.user_id,
    model: given.model,
    day: given.day,
    input_tokens: given.input_tokens,
    output_tokens: given.output_tokens,
    is_estimated: given.is_estimated,
    ended_at: given.ended_at,
  }),
);

/** As the index of users has it, which knows no nobody. */
const NOBODY = sql.lit('');

const tokens = sql<number>`coalesce(sum(input_tokens + output_tokens), 0)`.as('tokens');

@Injectable()
export class UsageRepository {
  constructor(private readonly database: Database) {}

  async insert(attempt: UsageAttemptTable): Promise<void> {
    await this.database.run(insertAttempt, attempt);
  }

  async tokensOfApplication(applicationId: string, day: string): Promise<number> {
    const row = await this.database.query
      .selectFrom('usage_attempt')
      .select(tokens)
      .where('application_id', '=', applicationId)
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    return row.tokens;
  }

  async tokensOfUser(applicationId: string, userId: string, day: string): Promise<number> {
    const row = await this.database.query
      .selectFrom('usage_attempt')
      .select(tokens)
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId)
      .where('user_id', '<>', NOBODY)
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    return row.tokens;
  }

  /** @returns how many rows it was: `limit` where there may be more. */
  async forgetUser(applicationId: string, userId: string, limit: number): Promise<number> {
    const { query, write } = this.database;
    const rows = await query
      .selectFrom('usage_attempt')
      .select(['run_id', 'attempt'])
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId)
      .where('user_id', '<>', NOBODY)
      .limit(limit)
      .execute();
    for (const { run_id, attempt } of rows) {
      await write
        .updateTable('usage_attempt')
        .set({ user_id: '' })
        .where('run_id', '=', run_id)
        .where('attempt', '=', attempt)
        .execute();
    }
    return rows.length;
  }

  /** Newest day first: `limit` of them at most, from the one behind `after` on. */
  async totals(filter: UsageFilter, limit: number, after: UsagePlace | undefined): Promise<UsageTotal[]> {
    const { query } = this.database;
    const single = query
      .selectFrom('usage_attempt')
      .where(({ and }) => and(conditions(filter, after)))
      .select((select) => [
        'day',
        'user_id',
        'model',
        select.fn.countAll<number>().as('attempts'),
        select.fn.sum<number>('is_estimated').as('estimated_attempts'),
        select.fn.sum<number>('input_tokens').as('input_tokens'),
        select.fn.sum<number>('output_tokens').as('output_tokens'),
      ])
      .groupBy(['day', 'user_id', 'model'])
      .orderBy('day', 'desc')
      .orderBy('user_id', 'desc')
      .orderBy('model', 'desc')
      .limit(limit);
    const days = query
      .selectFrom('usage_day')
      .where(({ and }) => and(conditions(filter, after)))
      .select(['day', 'user_id', 'model', 'attempts', 'estimated_attempts', 'input_tokens', 'output_tokens'])
      .orderBy('day', 'desc')
      .orderBy('user_id', 'desc')
      .orderBy('model', 'desc')
      .limit(limit);
    // A day that is being added up is in both.
    const both = query
      .selectFrom(single.as('single'))
      .selectAll()
      .unionAll(query.selectFrom(days.as('days')).selectAll());
    return query
      .selectFrom(both.as('both'))
      .select((select) => [
        'day',
        'user_id as userId',
        'model',
        select.fn.sum<number>('attempts').as('attempts'),
        select.fn.sum<number>('estimated_attempts').as('estimatedAttempts'),
        select.fn.sum<number>('input_tokens').as('inputTokens'),
        select.fn.sum<number>('output_tokens').as('outputTokens'),
      ])
      .groupBy(['day', 'user_id', 'model'])
      .orderBy('day', 'desc')
      .orderBy('user_id', 'desc')
      .orderBy('model', 'desc')
      .limit(limit)
      .execute();
  }
}

/** Both tables have these columns, in indexes of the same order. */
function conditions(
  { applicationId, userId, model, from, to }: UsageFilter,
  after: UsagePlace | undefined,
): RawBuilder<SqlBool>[] {
  return [
    sql<SqlBool>`application_id = ${applicationId} and day >= ${from} and day <= ${to}`,
    ...(userId === undefined ? [] : [sql<SqlBool>`user_id = ${userId} and user_id <> ''`]),
    ...(model === undefined ? [] : [sql<SqlBool>`model = ${model}`]),
    ...(after === undefined
      ? []
      : [sql<SqlBool>`(day, user_id, model) < (${after.day}, ${after.userId}, ${after.model})`]),
  ];
}
