import { type Language } from '../../../applications/languages.js';
import {
  DEFAULT_WEIGHTS,
  type FusionWeights,
  type SearchWeights,
} from '../../../applications/search-weights.js';

/** What was learned of how well a model finds the passages that its vectors are of. */
export interface Learned {
  /** The share that meaning is to have in the order, from 0 to 1; null where there was too little to learn from. */
  semantic: number | null;
  /** How many passages were looked for, each by its heading or its first sentence. */
  questions: number;
  /** How well they were found by words and by meaning: the mean of 1 / place. */
  foundByWords: number;
  foundByMeaning: number;
  /** The cosine of a question with the nearest passage that does not answer it: its mean, and its standard deviation. */
  otherCosine: number;
  otherDeviation: number;
  /** What it was learned on. */
  corpus: LearnedCorpus;
  /** In epoch milliseconds. */
  at: number;
}

/** What tells whether passages are still what they were. */
export interface LearnedCorpus {
  language: Language;
  passages: number;
  /** Of the newest passage that was ever there. */
  lastNumber: number;
}

/** With fewer, chance decides. */
export const LEAST_TRIALS = 20;
/** So many passages have to come or go before it is worth learning again. */
const LEAST_CHANGE = 16;
/** And so many of those that there were. */
const CHANGED_SHARE = 0.5;

/** Whether passages have changed so much that what was learned on them may be wrong. */
export function isOutdated({ corpus: then }: Pick<Learned, 'corpus'>, now: LearnedCorpus): boolean {
  const added = now.lastNumber - then.lastNumber;
  const removed = then.passages + added - now.passages;
  const least = Math.max(LEAST_CHANGE, CHANGED_SHARE * then.passages);
  return then.language !== now.language || Math.max(added, removed) >= least;
}

/** Whether there is enough to learn from, and nothing that was learned on it still holds. */
export function isWorthLearning(learned: Pick<Learned, 'corpus'> | null, now: LearnedCorpus): boolean {
  return now.passages >= LEAST_TRIALS && (!learned || isOutdated(learned, now));
}

/** What tells how near is near enough; null where there was too little to learn that from. */
export function nearnessOf(learned: Learned | null): Learned | null {
  return learned && learned.questions >= LEAST_TRIALS ? learned : null;
}

/** What an application has set, or else what was learned, or the defaults where nothing was. */
export function weightsInForce(
  set: SearchWeights | null,
  learned: Pick<Learned, 'semantic'> | null,
): FusionWeights {
  if (set) return { ...set, from: 'settings' };
  const semantic = learned?.semantic ?? null;
  return semantic === null ? DEFAULT_WEIGHTS : { lexical: 1 - semantic, semantic, from: 'learned' };
}
