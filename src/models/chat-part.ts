import { type ContinuationWay } from './continuation/continuation.js';

/** One step of a model's answer. */
export type ChatPart = Continuing | TextDelta | ReasoningDelta | Correction | Finish;

/** The first part of an answer that goes on with a reply: how the model was asked to. What comes last counts. */
export interface Continuing {
  readonly type: 'continuing';
  readonly way: ContinuationWay;
}

export interface TextDelta {
  readonly type: 'text-delta';
  /** Never empty. */
  readonly text: string;
}

/** What a reasoning model lets out of its thoughts; not part of the answer. */
export interface ReasoningDelta {
  readonly type: 'reasoning-delta';
  /** Never empty. */
  readonly text: string;
}

/**
 * What was said so far was told apart wrongly, and stands as it is here: some models begin to think without a word, and
 * only the end of their thoughts shows that these were no answer.
 */
export interface Correction {
  readonly type: 'correction';
  readonly reasoning: string;
  readonly text: string;
}

/** The last part of a complete answer. */
export interface Finish {
  readonly type: 'finish';
  readonly reason: FinishReason;
  /** As the provider counted; undefined where it did not say. */
  readonly usage: TokenUsage | undefined;
}

export const FINISH_REASONS = ['stop', 'length', 'content-filter', 'tool-calls', 'other'] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}
