import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { StorageFullError } from '../database/database.errors.js';
import { outlast } from '../database/outlast.js';
import { type ChatPart } from '../models/chat-part.js';
import { ModelError } from '../models/model-error.js';
import { ModelRegistry } from '../models/model-registry.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type Run } from '../runs/run.js';
import { RunWriter } from '../runs/run-writer.js';
import { Coalescer } from '../runs/coalescer.js';
import { RunLog } from '../runs/run-log.js';
import { RunCancelledError, RunInterruptedError } from '../runs/runs.errors.js';
import { AttemptMeter } from './attempt-meter.js';
import { type Reply, type ReplyOutcome } from './reply-metadata.js';
import { RunLedger } from './run-ledger.js';
import { sourceChunk, sourcesOf } from './sources.js';
import { toChatRequest } from './to-chat-request.js';
import { openingChunks, type OpenTurn, TurnOpener } from './turn-opener.js';

/** Where what the model says goes. */
interface ReplyTaker {
  writer: RunWriter;
  meter: AttemptMeter;
}

/** Makes one reply, from the prompt to the end of its log. */
@Injectable()
export class RunExecutor {
  private readonly logger = new Logger(RunExecutor.name);

  constructor(
    private readonly log: RunLog,
    private readonly coalescer: Coalescer,
    private readonly opener: TurnOpener,
    private readonly models: ModelRegistry,
    private readonly ledger: RunLedger,
  ) {}

  /**
   * @param opened its turn, where that was opened with its start.
   * @returns the next run of the conversation, started, where one waited. Never throws.
   */
  async execute(
    run: Run,
    opened: OpenTurn | undefined,
    controller: AbortController,
  ): Promise<Run | undefined> {
    const writer = new RunWriter(run, this.log, this.coalescer, (error) => {
      this.giveUp(run, error);
      controller.abort(new RunInterruptedError('The log of the run could not be written.'));
    });
    const meter = new AttemptMeter();
    const reply = await this.reply(run, opened, { writer, meter }, controller.signal);
    try {
      return await this.ledger.finish(run, writer, reply, meter.count);
    } catch (error) {
      // The run keeps its state and its lease runs out: the reaper ends it from what its log holds.
      this.giveUp(run, error);
      return undefined;
    }
  }

  /** Nothing more of the run can be written by now: whoever follows it is told, and may come back. */
  private giveUp(run: Run, error: unknown): void {
    this.logger.error(error);
    // One that cannot be reached may be again before anybody notices.
    if (error instanceof StorageFullError) this.log.breakOff(run.id, error);
  }

  private async reply(
    run: Run,
    opened: OpenTurn | undefined,
    taker: ReplyTaker,
    signal: AbortSignal,
  ): Promise<Reply> {
    const { writer } = taker;
    let sent: ManifestContentDto | null = null;
    try {
      const { manifest, opening } = opened ?? (await outlast(() => this.opener.open(run, undefined, signal)));
      writer.opened(opening);
      sent = manifest;
      try {
        return { outcome: await this.stream(sent, taker, signal), manifest: sent };
      } catch (error) {
        const shorter = await this.shorten(run, sent, writer, error);
        if (!shorter) throw error;
        sent = shorter;
        return { outcome: await this.stream(sent, taker, signal), manifest: sent };
      }
    } catch (error) {
      if (!sent) writer.write(...openingChunks(run, null));
      return { outcome: this.failure(error, signal), manifest: sent };
    }
  }

  /** A prompt that was too long is sent once more, shorter, where no word has come. */
  private async shorten(
    run: Run,
    sent: ManifestContentDto,
    writer: RunWriter,
    error: unknown,
  ): Promise<ManifestContentDto | undefined> {
    if (!(error instanceof ModelError) || error.code !== 'model_context_too_long') return undefined;
    if (writer.text !== '' || writer.reasoning !== '') return undefined;
    return this.opener.shorten(run, sent, error);
  }

  private async stream(
    manifest: ManifestContentDto,
    { writer, meter }: ReplyTaker,
    signal: AbortSignal,
  ): Promise<ReplyOutcome> {
    signal.throwIfAborted();
    meter.begin(manifest);
    const request = toChatRequest(manifest);
    let outcome: ReplyOutcome | undefined;
    // To the very end: whoever leaves at the finish has the connection closed that the next call could have used.
    for await (const part of this.models.resolve(manifest.model).stream(request, signal)) {
      meter.take(part);
      signal.throwIfAborted();
      outcome = take(part, writer, manifest);
    }
    if (!outcome) throw new Error(`The model ${manifest.model} ended without finishing.`);
    return outcome;
  }

  private failure(error: unknown, signal: AbortSignal): ReplyOutcome {
    const nothing = { finishReason: null, usage: null };
    const reason: unknown = signal.aborted ? signal.reason : error;
    if (reason instanceof RunCancelledError) return { ...nothing, state: 'cancelled', error: null };
    if (reason instanceof RunInterruptedError) {
      return { ...nothing, state: 'interrupted', error: { code: 'run_interrupted', detail: reason.message } };
    }
    if (reason instanceof DomainError) {
      const { code, message: detail, retryAfterSeconds: seconds } = reason;
      const error = { code, detail, ...(seconds !== undefined && { retry_after_seconds: seconds }) };
      return { ...nothing, state: 'failed', error };
    }
    this.logger.error(reason);
    const detail = 'The reply could not be made. The cause is in the log of the server.';
    return { ...nothing, state: 'failed', error: { code: 'internal_error', detail } };
  }
}

function take(part: ChatPart, writer: RunWriter, manifest: ManifestContentDto): ReplyOutcome | undefined {
  switch (part.type) {
    case 'text-delta':
      writer.delta('text', part.text);
      return undefined;
    case 'reasoning-delta':
      writer.delta('reasoning', part.text);
      return undefined;
    case 'correction':
      writer.correct(sourcesOf(manifest).map(sourceChunk), part.reasoning, part.text);
      return undefined;
    case 'finish':
      return { state: 'completed', error: null, usage: part.usage ?? null, finishReason: part.reason };
  }
}
