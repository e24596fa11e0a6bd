import { type AsJson } from '../common/json.js';
import { type FinishReason } from '../models/chat-part.js';
import { type PlacedCitationsDto } from '../runs/citations.dto.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import {
  type EarlierPartDto,
  type ReplyMetadataDto,
  type ReplyOutcomeDto,
} from '../runs/reply-metadata.dto.js';
import { type EndedAttempt, type RecordedAttempt } from '../runs/run-attempt.js';
import { type RunOutcome } from '../runs/run-manager.js';
import { readReplyMetadata } from '../runs/stored-shapes.js';
import { type TerminalChunk, type UiMessageChunk } from '../runs/ui-message-chunk.js';
import { type Message } from '../sessions/message.js';
import { citedSources, sourcesOf } from './sources.js';

/** How a reply ended: as its run records it, and why the model stopped, where it was the model that did. */
export interface ReplyOutcome extends RunOutcome {
  finishReason: FinishReason | null;
}

/** What came of a run. */
export interface Reply {
  outcome: ReplyOutcome;
  /** What was sent to the model; null when the run failed before that. */
  manifest: ManifestContentDto | null;
  /** The last call to the model; absent where none was made. */
  last?: EndedAttempt;
}

/** What is kept with an assistant message. */
export function replyMetadata(
  { manifest, outcome }: Reply,
  citations: PlacedCitationsDto,
  reasoning = '',
): AsJson<ReplyMetadataDto> {
  const sources = sourcesOf(manifest);
  return {
    ...(manifest && { model: manifest.model, temperature: manifest.temperature }),
    knowledge_used: sources.length > 0,
    sources: citedSources(sources, citations),
    ...(manifest?.knowledge_searched && { invented_citations: citations.invented }),
    ...(citations.places && { citation_places: citations.places }),
    ...(reasoning !== '' && { reasoning }),
    ...outcomeMetadata(outcome),
  };
}

/** What a reply that has grown was before. @param reply as it was stored. */
export function earlierParts({ runId, content, metadata }: Message): AsJson<EarlierPartDto>[] {
  const { continued_from: earlier = [], ...reply } = readReplyMetadata(metadata, content);
  const { state, finish_reason, usage, error } = reply;
  const outcome = {
    state,
    ...(finish_reason && { finish_reason }),
    ...(usage && { usage }),
    ...(error && { error }),
  };
  return [...earlier, { run_id: runId ?? '', text_to: content.length, ...outcome }];
}

/** Every call that was made for a reply, where it took several. */
export function attemptsMetadata(
  attempts: readonly RecordedAttempt[],
): AsJson<Pick<ReplyMetadataDto, 'attempts'>> {
  if (attempts.length < 2) return {};
  return {
    attempts: attempts.map(({ number, model, cause, state, error }) => ({
      ...{ number, model, cause, state: state ?? 'interrupted' },
      ...(error && { error }),
    })),
  };
}

/** The chunks that end the log of a reply: `finish`, `abort` or `error`, and what a reader should know before it. */
export function endingChunks(
  { manifest, outcome }: Reply,
  data: PlacedCitationsDto,
): [...UiMessageChunk[], TerminalChunk] {
  // A reply that was given nothing, as nothing was found, may cite all the same.
  const told: UiMessageChunk[] = manifest?.knowledge_searched ? [{ type: 'data-citations', data }] : [];
  return [...told, ...outcomeChunks(outcome)];
}

function outcomeChunks(outcome: ReplyOutcome): [...UiMessageChunk[], TerminalChunk] {
  const messageMetadata = outcomeMetadata(outcome);
  switch (outcome.state) {
    case 'completed':
      return [
        { type: 'finish-step' },
        { type: 'finish', finishReason: outcome.finishReason ?? 'other', messageMetadata },
      ];
    case 'cancelled':
      return [
        { type: 'message-metadata', messageMetadata },
        { type: 'abort', reason: 'cancelled' },
      ];
    case 'failed':
    case 'interrupted':
      return [
        { type: 'message-metadata', messageMetadata },
        { type: 'error', errorText: outcome.error?.detail ?? 'The reply was interrupted.' },
      ];
  }
}

function outcomeMetadata(outcome: ReplyOutcome): ReplyOutcomeDto {
  return {
    state: outcome.state,
    ...(outcome.finishReason && { finish_reason: outcome.finishReason }),
    ...(outcome.usage && {
      usage: { input_tokens: outcome.usage.inputTokens, output_tokens: outcome.usage.outputTokens },
    }),
    ...(outcome.error && { error: outcome.error }),
  };
}
