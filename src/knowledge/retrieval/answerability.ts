import { type Learned } from '../index/fusion/learned.js';
import { type Ranking } from '../index/ranking/ranking.js';
import { type ScoredNumber } from '../index/words/best-numbers.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

/** How likely it is that what was found answers the question, and what tells so. */
export interface Answerability {
  /**
   * From 0 to 1: of questions with this value, the share that has its answer among the first passages, where as many
   * questions have none. Null where nobody can say: by meaning there is more to find, and how near is near is not known.
   */
  value: number | null;
  /**
   * By words: the score of the best of the first passages over that of one that says all that is asked, with the
   * conversation before the question or without, whichever fits better.
   */
  fit: number;
  /**
   * By meaning: how much nearer the nearest of them is than passages that do not answer, in standard deviations of these
   * and times the weight of meaning; 0 where it was not looked for by meaning, or none of them is known by that.
   */
  closeness: number;
}

/** So many passages are what a question is answered from. */
const FIRST_PASSAGES = 3;
/** Farther out a cosine tells nothing more. */
const MOST_DEVIATIONS = 3;
/**
 * A logistic regression, fitted on six sets by words alone and with six embedding models: questions whose answer is among
 * the first passages, the same with their answers taken out of the corpus, and questions of the other sets, all sets alike
 * (decision 0042).
 */
const WEIGHT_OF_FIT = 5.79;
const WEIGHT_OF_CLOSENESS = 0.77;
const BIAS = -2.33;

/** @param learned of the model that it was looked for by meaning with; null where nothing is known of it. */
export function judgeAnswer(
  { legs, fused, weights }: Pick<Ranking, 'legs' | 'fused' | 'weights'>,
  learned: Pick<Learned, 'otherCosine' | 'otherDeviation'> | null,
): Answerability {
  const first = fused.slice(0, FIRST_PASSAGES);
  const fit = Math.max(
    0,
    ...legs.flatMap((leg) => [fitOf(leg, first), leg.alone ? fitOf(leg.alone, first) : 0]),
  );
  if (first.length === 0) return { value: 0, fit, closeness: 0 };
  const meaning = legs.find(({ name, weight = 0 }) => name === 'semantic' && weight > 0);
  if (meaning && !learned) return { value: null, fit, closeness: 0 };
  const share = weights.semantic / (weights.lexical + weights.semantic);
  const cosine = meaning && best(meaning.candidates, first);
  // What no vector was compared of is not known to be far.
  const closeness = cosine !== undefined && learned ? share * deviationsOf(cosine, learned) : 0;
  const evidence = WEIGHT_OF_FIT * fit + WEIGHT_OF_CLOSENESS * closeness + BIAS;
  return { value: 1 / (1 + Math.exp(-evidence)), fit, closeness };
}

/** Whether the passages are worth a model's time. Where nobody can say, they are. */
export function isWorthTelling({ value }: Answerability, threshold: number): boolean {
  return value === null || value >= threshold;
}

function fitOf(
  { candidates, fullScore = 0 }: { candidates: readonly ScoredNumber[]; fullScore?: number },
  first: readonly ScoredPassage[],
): number {
  return fullScore > 0 ? (best(candidates, first) ?? 0) / fullScore : 0;
}

/** What the best of these passages scores among candidates; undefined where none of them is there. */
function best(candidates: readonly ScoredNumber[], of: readonly ScoredPassage[]): number | undefined {
  const numbers = new Set(of.map(({ number }) => number));
  const scores = candidates.filter(({ number }) => numbers.has(number)).map(({ score }) => score);
  return scores.length > 0 ? Math.max(...scores) : undefined;
}

function deviationsOf(
  cosine: number,
  { otherCosine, otherDeviation }: Pick<Learned, 'otherCosine' | 'otherDeviation'>,
): number {
  const deviations = (cosine - otherCosine) / otherDeviation;
  return Math.min(MOST_DEVIATIONS, Math.max(-MOST_DEVIATIONS, deviations));
}
