import { type Leg } from './leg.js';
import { fuseByReciprocalRank, LEG_WEIGHTS } from './reciprocal-rank-fusion.js';
import { type ScoredPassage } from '../words/scores.repository.js';

/** A question put by a model is looked for by its words, and counts as such. */
const WEIGHTS: Record<Leg['name'], number> = {
  lexical: LEG_WEIGHTS.lexical,
  rewritten: LEG_WEIGHTS.lexical,
  semantic: LEG_WEIGHTS.semantic,
  rerank: 0,
};

/** What the legs came to together, the best first. One that stands alone keeps its own scores. */
export function fuseLegs(legs: readonly Leg[]): ScoredPassage[] {
  const found = legs.filter(({ candidates }) => candidates.length > 0);
  const [only] = found;
  if (found.length <= 1) return [...(only?.candidates ?? [])];
  const byNumber = new Map(
    found.flatMap(({ candidates }) => candidates).map((one) => [String(one.number), one]),
  );
  const fused = fuseByReciprocalRank(
    found.map(({ name, candidates }) => ({
      ids: candidates.map(({ number }) => String(number)),
      weight: WEIGHTS[name],
    })),
  );
  return fused.flatMap(({ id, score }) => {
    const candidate = byNumber.get(id);
    return candidate ? [{ ...candidate, score }] : [];
  });
}
