/** How much the first places stand out from those behind them, as the method was published. */
const K = 60;

/** What one way of searching found. */
export interface RankedLeg {
  /** Ids, the best first, each once. */
  readonly ids: readonly string[];
  /** How much this way counts against the others; 0 or more. */
  readonly weight: number;
}

/** An id with its fused score; scores compare within one fusion only. */
export interface FusedRank {
  readonly id: string;
  readonly score: number;
}

/** As measured: a strong embedding model counts double, and a weak one does no harm. */
export const LEG_WEIGHTS = { lexical: 0.5, semantic: 1 } as const;

/**
 * Joins rankings whose scores do not compare, by places alone: an id gets `weight / (60 + place)` from each leg it is in.
 * @returns every id that any leg found, the best first. Equals stand in the order of their best place, then of the leg
 * that has it, so the same legs always give the same order.
 */
export function fuseByReciprocalRank(legs: readonly RankedLeg[]): FusedRank[] {
  const candidates = new Map<string, Candidate>();
  for (const [leg, { ids, weight }] of legs.entries()) {
    for (const [index, id] of ids.entries()) {
      const candidate = candidates.get(id) ?? { id, score: 0, bestIndex: index, bestLeg: leg };
      candidate.score += weight / (K + index + 1);
      if (index < candidate.bestIndex) Object.assign(candidate, { bestIndex: index, bestLeg: leg });
      candidates.set(id, candidate);
    }
  }
  return [...candidates.values()].sort(byRank).map(({ id, score }) => ({ id, score }));
}

interface Candidate {
  readonly id: string;
  score: number;
  bestIndex: number;
  bestLeg: number;
}

function byRank(left: Candidate, right: Candidate): number {
  return right.score - left.score || left.bestIndex - right.bestIndex || left.bestLeg - right.bestLeg;
}
