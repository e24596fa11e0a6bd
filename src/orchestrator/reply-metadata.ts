import { type JsonObject } from '../common/json.js';
import { type RunOutcome } from '../runs/run-manager.js';
import { type TerminalChunk, type UiMessageChunk } from '../runs/ui-message-chunk.js';
import { type Citations, findCitations } from './citations.js';
import { citedSources, numbersOf, sourcesOf } from './sources.js';
import { type FinishReason } from '../models/chat-part.js';

/** How a reply ended: as its run records it, and why the model stopped, where it was the model that did. */
export interface ReplyOutcome extends RunOutcome {
  finishReason: FinishReason | null;
}

/** What came of a run. */
export interface Reply {
  outcome: ReplyOutcome;
  /** What was sent to the model, as it is stored; null when the run failed before that. */
  manifest: JsonObject | null;
}

/** Which of its sources a reply cites. @param content what it says. */
export function citationsOf({ manifest }: Reply, content: string): Citations {
  return findCitations(content, numbersOf(sourcesOf(manifest)));
}

/** What is kept with an assistant message. */
export function replyMetadata({ manifest, outcome }: Reply, citations: Citations): JsonObject {
  const sources = sourcesOf(manifest);
  return {
    ...(manifest && { model: manifest.model ?? null, temperature: manifest.temperature ?? null }),
    knowledge_used: sources.length > 0,
    sources: citedSources(sources, citations),
    ...(wasSearched(manifest) && { invented_citations: citations.invented }),
    ...outcomeMetadata(outcome),
  };
}

/** The chunks that end the log of a reply: `finish`, `abort` or `error`, and what a reader should know before it. */
export function endingChunks(reply: Reply, content: string): [...UiMessageChunk[], TerminalChunk] {
  const data = citationsOf(reply, content);
  const told: UiMessageChunk[] = wasSearched(reply.manifest) ? [{ type: 'data-citations', data }] : [];
  return [...told, ...outcomeChunks(reply.outcome)];
}

/** Whether anything was looked for: a reply that was given nothing may cite all the same. */
function wasSearched(manifest: JsonObject | null): boolean {
  return manifest?.knowledge_searched === true;
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

function outcomeMetadata(outcome: ReplyOutcome): JsonObject {
  return {
    state: outcome.state,
    ...(outcome.finishReason && { finish_reason: outcome.finishReason }),
    ...(outcome.usage && {
      usage: { input_tokens: outcome.usage.inputTokens, output_tokens: outcome.usage.outputTokens },
    }),
    ...(outcome.error && { error: { code: outcome.error.code, detail: outcome.error.detail } }),
  };
}
