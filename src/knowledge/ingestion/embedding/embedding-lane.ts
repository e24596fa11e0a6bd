import { type EmbeddedTrial } from '../../index/fusion/learn-weights.js';
import { type LearnedCorpus } from '../../index/fusion/learned.js';
import { type Trial } from '../../index/fusion/trial.js';

/** Why embedding does not get on. */
export interface EmbeddingFailure {
  /** Stable, such as `model_unreachable`. */
  code: string;
  /** For a person to read. */
  detail: string;
  /** In epoch milliseconds. */
  at: number;
  /** When it is tried again, in epoch milliseconds. */
  retryAt: number;
}

/** What is being learned of a model. */
export interface LessonInHand {
  left: Trial[];
  embedded: EmbeddedTrial[];
  corpus: LearnedCorpus;
}

/** How a turn of an application ended: there may be more to do, or nothing, or nothing that can be done as it is. */
export type TurnEnd = 'more' | 'done' | 'stuck';

/** How far the embedder has come with one application that is not done. None of it has to survive a restart. */
export class EmbeddingLane {
  /** Every passage up to this number has a vector, or needs none. */
  doneUpTo = 0;
  /** Passages whose text the model refuses; they are found by their words. */
  readonly refused = new Set<number>();
  /** Undefined where nothing is being learned. */
  lesson: LessonInHand | undefined;
  /** How often in a row it has failed. */
  failures = 0;
  /** Until it succeeds again. */
  failure: EmbeddingFailure | undefined;
}
