import { type ScoredNumber } from '../words/best-numbers.js';
import { type Leg } from './leg.js';
import { type Ranking } from './ranking.js';

/** How many places of each ranking are told. */
export const TOLD_PLACES = 20;

/**
 * What is told of a ranking: the first places of each way of looking, and where it has those that came first of all. Each
 * way considers hundreds, and to hand them from thread to thread takes longer than to find them.
 * @param wanted so many of the best are asked for.
 */
export function toldRanking(ranking: Ranking, wanted: number): Ranking {
  const fused = ranking.fused.slice(0, Math.max(wanted, TOLD_PLACES));
  const first = new Set(fused.map(({ number }) => number));
  const tell = <Candidate extends ScoredNumber>(candidates: readonly Candidate[]): Candidate[] =>
    candidates.filter(({ number }, index) => index < TOLD_PLACES || first.has(number));
  const tellLeg = (leg: Leg): Leg => ({
    ...leg,
    candidates: tell(leg.candidates),
    ...(leg.alone && { alone: { ...leg.alone, candidates: tell(leg.alone.candidates) } }),
  });
  return { ...ranking, legs: ranking.legs.map(tellLeg), fused };
}
