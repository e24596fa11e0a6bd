import { Injectable } from '@nestjs/common';
import { toTimestamp } from '../common/clock.js';
import { continuationMessages } from '../models/continuation/continuation.js';
import { type AttemptDto } from './manifest.dto.js';
import { type RecordedAttempt } from './run-attempt.js';
import { RunAttempts } from './run-attempts.js';
import { RunLog } from './run-log.js';
import { textOf } from './run-text.js';

/** Tells what each call of a run sent: what it was asked to go on with is what the log held then. */
@Injectable()
export class AttemptReader {
  constructor(
    private readonly attempts: RunAttempts,
    private readonly log: RunLog,
  ) {}

  async describe(runId: string): Promise<AttemptDto[]> {
    const attempts = await this.attempts.list(runId);
    const goesOn = attempts.some(({ textFrom }) => textFrom > 0);
    const text = goesOn ? textOf(await this.log.read(runId, 0)) : '';
    return attempts.map((attempt) => toDto(attempt, text.slice(0, attempt.textFrom)));
  }
}

function toDto(attempt: RecordedAttempt, text: string): AttemptDto {
  const { usage, way } = attempt;
  return {
    number: attempt.number,
    cause: attempt.cause,
    text_from: attempt.textFrom,
    way,
    messages: way ? continuationMessages(way, text) : [],
    state: attempt.state,
    error: attempt.error,
    usage: usage && { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens },
    usage_estimated: attempt.isUsageEstimated,
    started_at: toTimestamp(attempt.startedAt),
    ended_at: attempt.endedAt === null ? null : toTimestamp(attempt.endedAt),
  };
}
