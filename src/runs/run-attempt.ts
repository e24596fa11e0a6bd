import { type ContinuationWay } from '../models/continuation/continuation.js';
import { type SentRequest } from '../models/sent-request.js';
import { type RunFailure, type RunUsage, type TerminalRunState } from './run.js';

/**
 * Why a model was called: for a reply that begins (`asked`); to go on with one whose process was lost or whose stream
 * was cut, or because somebody asked for that (`continued`); or in the place of a model that failed (`fallback`).
 */
export const ATTEMPT_CAUSES = ['asked', 'process_lost', 'stream_cut', 'continued', 'fallback'] as const;
export type AttemptCause = (typeof ATTEMPT_CAUSES)[number];

/** One call to a model for a run; it has as many as it takes. */
export interface RunAttempt {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly cause: AttemptCause;
  /** Which model is called. */
  readonly model: string;
  /** The length of the reply's text when it began, in UTF-16 code units. */
  readonly textFrom: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** How much of that does not count against the limit of tokens: what the reply had when its run began. */
  readonly uncounted: number;
  /** What the attempts before it used. */
  readonly usedBefore: RunUsage;
}

/** One request of a call, as it went out. */
export interface AttemptRequest extends SentRequest {
  /** The model that was asked. */
  readonly model: string;
  /** How many contents the run had sent before this one: those that were refused as too long, or went to a model that failed. */
  readonly refusedBefore: number;
}

/** How one ended. */
export interface AttemptEnd {
  readonly state: TerminalRunState;
  readonly error: RunFailure | null;
  /** Null where nothing came of the call. */
  readonly usage: RunUsage | null;
  /** The provider did not count. */
  readonly isUsageEstimated: boolean;
  /** How the model was asked to go on, where it was. */
  readonly way: ContinuationWay | null;
  /** In order; null where whoever made the call is gone. */
  readonly requests: readonly AttemptRequest[] | null;
}

export interface EndedAttempt {
  readonly attempt: RunAttempt;
  readonly end: AttemptEnd;
}

/** One as it is stored: without an end while it is under way. */
export interface RecordedAttempt
  extends Omit<RunAttempt, 'usedBefore' | 'uncounted'>, Omit<AttemptEnd, 'state'> {
  readonly state: TerminalRunState | null;
  readonly endedAt: number | null;
}

export const NOTHING_USED: RunUsage = { inputTokens: 0, outputTokens: 0 };

export function addUsage(one: RunUsage, other: RunUsage | null): RunUsage {
  return {
    inputTokens: one.inputTokens + (other?.inputTokens ?? 0),
    outputTokens: one.outputTokens + (other?.outputTokens ?? 0),
  };
}
