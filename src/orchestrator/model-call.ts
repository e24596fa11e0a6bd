import { type ChatPart } from '../models/chat-part.js';
import { type ContinuationWay } from '../models/continuation/continuation.js';
import { type ModelRegistry } from '../models/model-registry.js';
import { type SentRequest } from '../models/sent-request.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { addUsage, type AttemptEnd, type AttemptRequest, type RunAttempt } from '../runs/run-attempt.js';
import { type RunWriter } from '../runs/run-writer.js';
import { type Run } from '../runs/run.js';
import { toChatRequest } from '../runs/to-chat-request.js';
import { AttemptMeter } from './attempt-meter.js';
import { type ReplyOutcome } from './reply-metadata.js';
import { sourceChunk, sourcesOf } from './sources.js';

/** One call to the model: for a whole reply, or for the rest of what the writer holds. */
export class ModelCall {
  private way: ContinuationWay | null = null;
  private readonly meter = new AttemptMeter();
  private readonly before: { text: string; reasoning: string };
  private readonly requestsBefore: number;

  constructor(
    private readonly run: Pick<Run, 'applicationId' | 'id'>,
    private readonly manifest: ManifestContentDto,
    private readonly attempt: RunAttempt,
    private readonly writer: RunWriter,
    private readonly requests: AttemptRequest[] = [],
  ) {
    this.before = { text: writer.text, reasoning: writer.reasoning };
    this.requestsBefore = requests.length;
  }

  /** @throws whatever keeps the model from finishing; the signal's reason as soon as it aborts. */
  async make(models: ModelRegistry, signal: AbortSignal): Promise<ReplyOutcome> {
    signal.throwIfAborted();
    const { text } = this.before;
    const { uncounted } = this.attempt;
    const { applicationId, id: replyId } = this.run;
    const request = { applicationId, replyId, ...toChatRequest(this.manifest, { text, uncounted }) };
    let outcome: ReplyOutcome | undefined;
    const model = models.resolve(this.manifest.model);
    this.meter.begin(this.manifest, text);
    // To the very end: whoever leaves at the finish has the connection closed that the next call could have used.
    for await (const part of model.stream(request, signal, this.noteSent)) {
      this.meter.take(part);
      signal.throwIfAborted();
      outcome = this.take(part);
    }
    if (!outcome) throw new Error(`The model ${this.manifest.model} ended without finishing.`);
    return outcome;
  }

  /** What is recorded of the call, once it has ended like this. */
  endedBy({ state, error, usage }: ReplyOutcome): AttemptEnd {
    const { isEstimated, ...counted } = this.meter.count;
    // An endpoint that is left alone was sent nothing; but it may be left alone because of a try of this very call.
    const isTried = this.requests.length > this.requestsBefore;
    const wasSent = this.meter.hasBegun && (error?.code !== 'model_unavailable' || isTried);
    const used = wasSent ? counted : usage;
    return {
      state,
      error,
      usage: used,
      isUsageEstimated: isEstimated,
      way: this.way,
      requests: this.requests,
    };
  }

  /** The call that takes its place, as what it sent was refused before a word. */
  instead(manifest: ManifestContentDto): ModelCall {
    return new ModelCall(this.run, manifest, this.attempt, this.writer, this.requests);
  }

  /** The usage of the whole run, of which this call is the last. */
  total(outcome: ReplyOutcome): ReplyOutcome {
    if (this.attempt.number === 1) return outcome;
    const { inputTokens, outputTokens } = this.meter.count;
    return { ...outcome, usage: addUsage(this.attempt.usedBefore, { inputTokens, outputTokens }) };
  }

  private readonly noteSent = (sent: SentRequest): void => {
    const { model, refused } = this.manifest;
    this.requests.push({ ...sent, model, refusedBefore: refused.length });
  };

  private take(part: ChatPart): ReplyOutcome | undefined {
    switch (part.type) {
      case 'continuing':
        this.way = part.way;
        return undefined;
      case 'text-delta':
        this.writer.delta('text', part.text);
        return undefined;
      case 'reasoning-delta':
        this.writer.delta('reasoning', part.text);
        return undefined;
      case 'correction':
        this.writer.correct(
          sourcesOf(this.manifest).map(sourceChunk),
          this.before.reasoning + part.reasoning,
          part.text,
        );
        return undefined;
      case 'finish':
        return { state: 'completed', error: null, usage: part.usage ?? null, finishReason: part.reason };
    }
  }
}
