import { type SearchWeights } from '../../../applications/search-weights.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { type Leg } from './leg.js';

/** A way of looking with the share that it has in the order, from 0 to 1. */
export type WeighedLeg = Leg & { weight: number };

/**
 * Shares out the order among the ways that came to anything. Those that look for words share what words weigh: a question
 * that was put in two ways is no more certain than one.
 */
export function weighLegs(legs: readonly Leg[], { lexical, semantic }: SearchWeights): WeighedLeg[] {
  const found = legs.filter(({ candidates }) => candidates.length > 0);
  const byWords = found.filter(isByWords).length;
  const own = (leg: Leg): number => (isByWords(leg) ? lexical / byWords : semantic);
  const sum = found.reduce((total, leg) => total + own(leg), 0);
  return legs.map((leg) => ({ ...leg, weight: found.includes(leg) && sum > 0 ? own(leg) / sum : 0 }));
}

/**
 * What the legs came to together, the best first. The best of a leg counts as 1 and the last that it considered as 0, so
 * that scores of different kinds can be added up. A leg that stands alone, or against others that weigh nothing, keeps its
 * own scores. Equals stand in the order of their best place, then of the leg that has it.
 */
export function fuseLegs(legs: readonly WeighedLeg[]): ScoredPassage[] {
  const weighed = legs.filter(({ weight }) => weight > 0);
  const [only] = weighed;
  if (weighed.length <= 1) return [...(only?.candidates ?? [])];
  const fused = new Map<number, Place>();
  for (const [leg, { candidates, weight }] of weighed.entries()) {
    const best = candidates[0]?.score ?? 0;
    const range = best - (candidates.at(-1)?.score ?? 0);
    for (const [index, candidate] of candidates.entries()) {
      const share = weight * (range > 0 ? 1 - (best - candidate.score) / range : 1);
      const place = fused.get(candidate.number);
      if (!place) fused.set(candidate.number, { candidate, score: share, index, leg });
      else Object.assign(place, { score: place.score + share }, index < place.index ? { index, leg } : {});
    }
  }
  return [...fused.values()].sort(byPlace).map(({ candidate, score }) => ({ ...candidate, score }));
}

interface Place {
  candidate: ScoredPassage;
  score: number;
  /** The best place that it has, and in which leg. */
  index: number;
  leg: number;
}

function byPlace(one: Place, other: Place): number {
  return other.score - one.score || one.index - other.index || one.leg - other.leg;
}

function isByWords({ name }: Leg): boolean {
  return name === 'lexical' || name === 'rewritten';
}
