import { type Leg } from '../index/ranking/leg.js';
import { fuseByReciprocalRank } from '../index/ranking/reciprocal-rank-fusion.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

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
  const ids = order.map(({ number }) => String(number));
  const scores = new Map(fuseByReciprocalRank([{ ids, weight: 1 }]).map(({ id, score }) => [id, score]));
  return order.map((candidate) => ({ ...candidate, score: scores.get(String(candidate.number)) ?? 0 }));
}
