import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type RunAttemptTable } from '../database/tables/run-attempt.table.js';
import { type AttemptRequest, type RecordedAttempt } from './run-attempt.js';
import { type RunFailure, type RunUsage } from './run.js';

const saveAttempt = prepare((query, given: RunAttemptTable) =>
  query
    .insertInto('run_attempt')
    .values({
      run_id: given.run_id,
      number: given.number,
      cause: given.cause,
      model: given.model,
      text_from: given.text_from,
      way: given.way,
      state: given.state,
      error: given.error,
      usage: given.usage,
      is_usage_estimated: given.is_usage_estimated,
      requests: given.requests,
      started_at: given.started_at,
      ended_at: given.ended_at,
    })
    .onConflict((conflict) =>
      conflict.columns(['run_id', 'number']).doUpdateSet(({ ref }) => ({
        way: ref('excluded.way'),
        state: ref('excluded.state'),
        error: ref('excluded.error'),
        usage: ref('excluded.usage'),
        is_usage_estimated: ref('excluded.is_usage_estimated'),
        requests: ref('excluded.requests'),
        ended_at: ref('excluded.ended_at'),
      })),
    ),
);

@Injectable()
export class RunAttemptsRepository {
  constructor(private readonly database: Database) {}

  /** Stores an attempt that begins, or the end of one. */
  async save(runId: string, attempt: RecordedAttempt): Promise<void> {
    await this.database.run(saveAttempt, {
      run_id: runId,
      number: attempt.number,
      cause: attempt.cause,
      model: attempt.model,
      text_from: attempt.textFrom,
      way: attempt.way,
      state: attempt.state,
      error: attempt.error && JSON.stringify(attempt.error),
      usage: attempt.usage && JSON.stringify(attempt.usage),
      is_usage_estimated: attempt.isUsageEstimated ? 1 : 0,
      requests: attempt.requests && JSON.stringify(attempt.requests),
      started_at: attempt.startedAt,
      ended_at: attempt.endedAt,
    });
  }

  /** In order. */
  async list(runId: string): Promise<RecordedAttempt[]> {
    const rows = await this.database.query
      .selectFrom('run_attempt')
      .innerJoin('run', 'run.id', 'run_attempt.run_id')
      .selectAll('run_attempt')
      .select('run.model as run_model')
      .where('run_id', '=', runId)
      .orderBy('number')
      .execute();
    return rows.map(fromRow);
  }
}

function fromRow(row: Selectable<RunAttemptTable> & { run_model: string }): RecordedAttempt {
  return {
    number: row.number,
    cause: row.cause,
    model: row.model ?? row.run_model,
    textFrom: row.text_from,
    way: row.way,
    state: row.state,
    error: row.error === null ? null : (JSON.parse(row.error) as RunFailure),
    usage: row.usage === null ? null : (JSON.parse(row.usage) as RunUsage),
    isUsageEstimated: row.is_usage_estimated === 1,
    requests: row.requests === null ? null : (JSON.parse(row.requests) as AttemptRequest[]),
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
