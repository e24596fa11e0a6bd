import { Injectable } from '@nestjs/common';
import { toTimestamp } from '../common/clock.js';
import { continuationMessages } from '../models/continuation/continuation.js';
import { type AttemptDto, type ManifestContentDto } from './manifest.dto.js';
import { type AttemptRequest, type RecordedAttempt } from './run-attempt.js';
import { RunAttempts } from './run-attempts.js';
import { type RunEvent } from './run-event.js';
import { RunLog } from './run-log.js';
import { textsBefore } from './run-text.js';
import { RunLogExpiredError } from './runs.errors.js';
import { SentPayloads } from './sent-payloads.js';
import { type ReplyBefore } from './to-chat-request.js';
import { type SentRequestDto } from './sent-request.dto.js';

/** Tells what each call of a run sent: what it was asked to go on with is what the log held then. */
@Injectable()
export class AttemptReader {
  constructor(
    private readonly attempts: RunAttempts,
    private readonly log: RunLog,
    private readonly payloads: SentPayloads,
  ) {}

  /** @param manifest given where the bodies are wanted too. */
  async describe(runId: string, manifest: ManifestContentDto | null): Promise<AttemptDto[]> {
    const attempts = await this.attempts.list(runId);
    const goesOn = attempts.some(({ textFrom }) => textFrom > 0);
    const texts = textsBefore(goesOn ? await this.logOf(runId) : []);
    const described: AttemptDto[] = [];
    for (const attempt of attempts) {
      const text = texts.get(attempt.number);
      const before = { text: text ?? '', uncounted: attempts[0]?.textFrom ?? 0 };
      const requests = attempt.requests && (await this.requestsOf(attempt.requests, manifest, before));
      described.push({ ...toDto(attempt, text), requests });
    }
    return described;
  }

  /** Of a log that is being deleted, what is gone already. */
  private async logOf(runId: string): Promise<RunEvent[]> {
    try {
      return await this.log.read(runId, 0);
    } catch (error) {
      if (error instanceof RunLogExpiredError) return [];
      throw error;
    }
  }

  private async requestsOf(
    requests: readonly AttemptRequest[],
    manifest: ManifestContentDto | null,
    before: ReplyBefore,
  ): Promise<SentRequestDto[]> {
    const dtos: SentRequestDto[] = [];
    for (const sent of requests) {
      const { model, sha256, bytes, refusedBefore, manner } = sent;
      const payload = manifest && (await this.payloads.rebuild(manifest, before, sent));
      const dto = { model, sha256, bytes, refused_before: refusedBefore, manner };
      dtos.push(manifest ? { ...dto, payload } : dto);
    }
    return dtos;
  }
}

/** @param text what it went on with; undefined where that was nothing, or the log is not kept any more. */
function toDto(attempt: RecordedAttempt, text: string | undefined): Omit<AttemptDto, 'requests'> {
  const { usage, way } = attempt;
  return {
    number: attempt.number,
    cause: attempt.cause,
    model: attempt.model,
    text_from: attempt.textFrom,
    way,
    messages: way && text !== undefined ? continuationMessages(way, text) : [],
    state: attempt.state,
    error: attempt.error,
    usage: usage && { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens },
    usage_estimated: attempt.isUsageEstimated,
    started_at: toTimestamp(attempt.startedAt),
    ended_at: attempt.endedAt === null ? null : toTimestamp(attempt.endedAt),
  };
}
