import { type Language } from '../../../applications/languages.js';
import { LEAST_TRIALS, type Learned } from './learned.js';
import { scoreByWords } from './trial-words.js';
import { type Trial } from './trial.js';

/** A trial with what the model made of its two parts. */
export interface EmbeddedTrial extends Trial {
  questionVector: Float32Array;
  restVector: Float32Array;
}

/** A model that takes all texts for alike tells nothing by a hair's breadth. */
const LEAST_DEVIATION = 0.02;
/** The shares of meaning that are tried. */
const SHARES = Array.from({ length: 21 }, (_, step) => step / 20);
/** Of what is learned, so much: people ask in words of passages more often than these ask in each other's. Measured. */
const CAUTION = 0.8;
/** However well a model finds what it was shown: words are what finds names and numbers. */
const MOST_SHARE = 0.7;
/** How sharply a better share is preferred, in standard errors, about; measured (decision 0041). */
const SHARPNESS = 20;

/**
 * What share meaning is to have, learned by looking for passages by parts of themselves among the others, as a search
 * fuses what it finds. It is the mean of all shares, each counting for how much better passages are found with it: one
 * that chance has put a little ahead does not take all.
 */
export function learnWeights(
  trials: readonly EmbeddedTrial[],
  language: Language,
): Omit<Learned, 'corpus' | 'at'> {
  const byMeaning = trials.map(({ questionVector }) =>
    Float64Array.from(trials, ({ restVector }) => Math.max(0, dot(questionVector, restVector))),
  );
  const cosines = tellOthers(byMeaning);
  if (trials.length < LEAST_TRIALS) {
    return { semantic: null, questions: trials.length, foundByWords: 0, foundByMeaning: 0, ...cosines };
  }
  const words = scoreByWords(trials, language).map(normalise);
  const meaning = byMeaning.map(normalise);
  const found = SHARES.map((share) => meanReciprocalRank(words, meaning, share));
  const best = Math.max(...found);
  const counts = found.map((value) => Math.exp(SHARPNESS * Math.sqrt(trials.length) * (value - best)));
  const sum = counts.reduce((total, count) => total + count, 0);
  const share = SHARES.reduce((total, each, index) => total + (each * (counts[index] ?? 0)) / sum, 0);
  return {
    semantic: Math.min(CAUTION * share, MOST_SHARE),
    questions: trials.length,
    foundByWords: found[0] ?? 0,
    foundByMeaning: found.at(-1) ?? 0,
    ...cosines,
  };
}

/** How near the nearest is that does not answer. */
function tellOthers(byMeaning: readonly Float64Array[]): Pick<Learned, 'otherCosine' | 'otherDeviation'> {
  const nearest = byMeaning.map((row, own) => Math.max(0, ...row.filter((_, at) => at !== own)));
  const otherCosine = mean(nearest);
  const deviation = Math.sqrt(mean(nearest.map((cosine) => (cosine - otherCosine) ** 2)));
  return { otherCosine, otherDeviation: Math.max(LEAST_DEVIATION, deviation) };
}

/** Between 0 and 1, as a search does with what a leg has found. */
function normalise(row: Float64Array): Float64Array {
  const least = row.reduce((one, other) => Math.min(one, other), Infinity);
  const range = row.reduce((one, other) => Math.max(one, other), -Infinity) - least;
  return row.map((score) => (range > 0 ? (score - least) / range : 0));
}

/** The mean of 1 / place of each question's own rest; equals share their places. */
function meanReciprocalRank(
  words: readonly Float64Array[],
  meaning: readonly Float64Array[],
  share: number,
): number {
  const ranks = words.map((row, own) => {
    const score = (at: number): number => (1 - share) * (row[at] ?? 0) + share * (meaning[own]?.[at] ?? 0);
    const target = score(own);
    let [better, equal] = [0, 0];
    for (let at = 0; at < row.length; at += 1) {
      const other = score(at);
      if (other > target) better += 1;
      else if (other === target && at !== own) equal += 1;
    }
    return 1 / (1 + better + equal / 2);
  });
  return mean(ranks);
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
