import { Injectable, Logger } from '@nestjs/common';
import { ModelError } from '../models/model-error.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type EndedAttempt, type RunAttempt } from '../runs/run-attempt.js';
import { RunAttempts } from '../runs/run-attempts.js';
import { RunManager } from '../runs/run-manager.js';
import { type RunWriter } from '../runs/run-writer.js';
import { type Run } from '../runs/run.js';
import { countByTexts } from './attempt-meter.js';
import { ModelCall } from './model-call.js';
import { ModelFallback } from './model-fallback.js';
import { ReplyContinuer } from './reply-continuer.js';
import { ABANDONED, CANCELLED, failureOf } from './reply-failure.js';
import { type Reply, type ReplyOutcome } from './reply-metadata.js';
import { TurnOpener } from './turn-opener.js';

/** Has the model say a reply, in as many calls as that takes. */
@Injectable()
export class ReplyMaker {
  private readonly logger = new Logger(ReplyMaker.name);

  constructor(
    private readonly models: ModelRegistry,
    private readonly runs: RunManager,
    private readonly attempts: RunAttempts,
    private readonly continuer: ReplyContinuer,
    private readonly fallback: ModelFallback,
    private readonly opener: TurnOpener,
  ) {}

  /**
   * Makes a reply, or the rest of one.
   * @param first the attempt that the run is at.
   * @throws only where nothing more of the run can be written.
   */
  async make(
    run: Run,
    prepared: ManifestContentDto,
    writer: RunWriter,
    first: RunAttempt,
    signal: AbortSignal,
  ): Promise<Reply> {
    let manifest = prepared;
    let isShorter = false;
    let attempt = first;
    for (let call = new ModelCall(run, manifest, attempt, writer); ;) {
      let outcome: ReplyOutcome;
      try {
        outcome = await call.make(this.models, signal);
      } catch (error) {
        if (!isShorter && isTooLong(error) && writer.text === '' && writer.reasoning === '') {
          const shorter = await this.opener.shorten(run, manifest, error);
          if (shorter) {
            [manifest, isShorter] = [shorter, true];
            call = call.instead(manifest);
            continue;
          }
        }
        const last = { attempt, end: call.endedBy(failureOf(error, signal, this.logger)) };
        const other = signal.aborted
          ? undefined
          : await this.fallback.next(run, error, last, manifest, writer);
        if (other) [manifest, isShorter] = [other.manifest, false];
        const next = other?.attempt ?? (await this.continuer.afterCut(run, error, last, writer, signal));
        if (next) {
          attempt = next;
          call = new ModelCall(run, manifest, attempt, writer);
          continue;
        }
        outcome = failureOf(error, signal, this.logger);
      }
      return { outcome: call.total(outcome), manifest, last: { attempt, end: call.endedBy(outcome) } };
    }
  }

  /** Makes the rest of a reply that somebody asked for. @param writer holds what there is. */
  async resume(run: Run, writer: RunWriter, signal: AbortSignal): Promise<Reply> {
    const [manifest, attempt] = await Promise.all([
      this.runs.getManifest(run.id),
      this.attempts.current(run),
    ]);
    if (!manifest) throw new Error(`What ${run.id} goes on with is gone.`);
    return this.make(run, manifest, writer, attempt, signal);
  }

  /** Goes on with a reply whose process is gone, or leaves it at what it has come to. @param writer holds that. */
  async recover(
    run: Run,
    manifest: ManifestContentDto,
    writer: RunWriter,
    signal: AbortSignal,
  ): Promise<Reply> {
    const attempt = await this.attempts.current(run);
    const said = {
      text: writer.text.slice(attempt.textFrom),
      reasoning: writer.reasoning.slice(writer.reasoningFrom),
    };
    const { isEstimated, ...usage } = countByTexts(manifest, writer.text.slice(0, attempt.textFrom), said);
    const last = ({ state, error }: ReplyOutcome): EndedAttempt => {
      return {
        attempt,
        end: { state, error, usage, isUsageEstimated: isEstimated, way: null, requests: null },
      };
    };
    const leave = (outcome: ReplyOutcome): Reply => ({ outcome, manifest, last: last(outcome) });
    if ((await this.runs.requestedEnd(run.id)) !== null) return leave(CANCELLED);
    if (!(await this.continuer.mayGoOn(run, attempt.number))) return leave(ABANDONED);
    const next = await this.continuer.goOn(run, last(ABANDONED), { cause: 'process_lost' }, writer);
    return this.make(run, manifest, writer, next, signal);
  }
}

/** A prompt that was too long is sent once more, shorter, where no word has come. */
function isTooLong(error: unknown): error is ModelError {
  return error instanceof ModelError && error.code === 'model_context_too_long';
}
