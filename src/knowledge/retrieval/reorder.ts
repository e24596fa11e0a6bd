import { type Leg } from '../index/ranking/leg.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

/** How little the first places stand out from those behind them. */
const STANDING_OUT = 60;

/**
 * What was found in the order that a reranker puts it into, and what it did not read behind. Scores say the place alone,
 * as those of the two parts do not compare. Where it failed, all stays as it was.
 */
export function reorder(
  { candidates, error }: Leg,
  found: readonly ScoredPassage[],
): readonly ScoredPassage[] {
  if (error !== null) return found;
  const read = new Set(candidates.map(({ number }) => number));
  const order = [...candidates, ...found.filter(({ number }) => !read.has(number))];
  return order.map((candidate, index) => ({ ...candidate, score: 1 / (STANDING_OUT + index + 1) }));
}
