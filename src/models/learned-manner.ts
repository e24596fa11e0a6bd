import { type ContinuationWay } from './continuation/continuation.js';

/** What an adapter has learned of its model, by what that refused and how it answered. */
export interface LearnedManner {
  /** What it refuses, though others take it, such as `temperature` or `system`. */
  readonly refuses: readonly string[];
  /** Whether its last answer began in the middle of thoughts. */
  readonly beginsThinking: boolean;
  /** How it is asked to go on with a text. */
  readonly continuation: ContinuationWay;
}
