import { type Leg } from '../index/ranking/leg.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

/**
 * Of what a passage could come to that says all that is asked, the least that is worth a model's time. Below it are
 * passages that have a common word in common with the question. Measured (decision 0039, `npm run bench:threshold`).
 */
const LEAST_FIT = 0.1;

/**
 * Those of the passages that fit what is asked. Where it was looked for by meaning as well, all do: a passage may answer
 * without a word of the question, and how near is near enough, each embedding model has for itself.
 */
export function thatFit(passages: readonly ScoredPassage[], legs: readonly Leg[]): readonly ScoredPassage[] {
  if (legs.some(({ name, error }) => name === 'semantic' && error === null)) return passages;
  const fits = new Map<number, number>();
  for (const { fullScore, candidates } of legs) {
    if (fullScore === undefined || fullScore === 0) continue;
    for (const { number, score } of candidates) {
      fits.set(number, Math.max(fits.get(number) ?? 0, score / fullScore));
    }
  }
  return passages.filter(({ number }) => (fits.get(number) ?? 0) >= LEAST_FIT);
}
