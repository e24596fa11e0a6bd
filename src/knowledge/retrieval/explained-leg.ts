import { type Leg } from '../index/ranking/leg.js';

/** Where a passage stands in one way of looking. */
export interface PassagePlace {
  number: number;
  /** Its place among all that could be found in this way, however far down; null where it has none. */
  rank: number | null;
  /** How good it is in this way, which may be said of one that has no place; null where nothing is known. */
  score: number | null;
  /** Whether the search went on with it: it neither stands too far down nor was missed. */
  isConsidered: boolean;
}

/** What one way of looking came to, and where one document's passages stand in it. */
export interface ExplainedLeg {
  name: Exclude<Leg['name'], 'rewritten'>;
  /** Why it came to nothing, where that was a failure. */
  error: string | null;
  /** The share it has in the order, from 0 to 1; null of what puts it in another order afterwards. */
  weight: number | null;
  /** How many passages have a place in it. */
  found: number;
  /** So many of the first places are considered at the most. */
  depth: number;
  /** Of the document's passages, by their numbers. */
  places: ReadonlyMap<number, PassagePlace>;
}

/** Places beyond what the search looked at. */
export interface FullRanking {
  found: number;
  places: readonly Omit<PassagePlace, 'isConsidered'>[];
}

/**
 * @param leg what the search came to in this way.
 * @param full the places that the document's passages have, however far down.
 */
export function explainLeg(
  name: ExplainedLeg['name'],
  { error, candidates, weight }: Pick<Leg, 'error' | 'candidates' | 'weight'>,
  depth: number,
  full: FullRanking,
): ExplainedLeg {
  const considered = new Set(candidates.map(({ number }) => number));
  const places = full.places.map(({ number, rank, score }): [number, PassagePlace] => [
    number,
    { number, rank, score, isConsidered: considered.has(number) },
  ]);
  return { name, error, weight: weight ?? null, found: full.found, depth, places: new Map(places) };
}

/** The places that the search itself came to. */
export function rankingOf({ candidates }: Pick<Leg, 'candidates'>, documentId: string) {
  const places = candidates.flatMap((candidate, index) =>
    candidate.documentId === documentId
      ? [{ number: candidate.number, score: candidate.score, rank: index + 1 }]
      : [],
  );
  return { found: candidates.length, places } satisfies FullRanking;
}

/** The best of the places that the document's passages have; undefined where they have none. */
export function bestPlace({ places }: ExplainedLeg): (PassagePlace & { rank: number }) | undefined {
  let best: (PassagePlace & { rank: number }) | undefined;
  for (const place of places.values()) {
    const { rank } = place;
    if (rank !== null && (best === undefined || rank < best.rank)) best = { ...place, rank };
  }
  return best;
}
