/** Which documents answer a query, and how well: grade by document id. Grade 0 is the same as not being there. */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain with linear gain, as trec_eval's `ndcg_cut`: the sum of grade / log2(rank + 1)
 * over the first `depth`, against that of the best possible order. 0 where nothing is relevant.
 */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number {
  const ideal = [...grades.values()].sort((one, other) => other - one);
  const best = discountedGain(ideal.slice(0, depth));
  if (best === 0) return 0;
  return discountedGain(ranking.slice(0, depth).map((id) => grades.get(id) ?? 0)) / best;
}

/** The share of the relevant documents that are among the first `depth`. 0 where nothing is relevant. */
export function recall(ranking: readonly string[], grades: Grades, depth: number): number {
  const relevant = [...grades.values()].filter((grade) => grade > 0).length;
  if (relevant === 0) return 0;
  return ranking.slice(0, depth).filter((id) => isRelevant(id, grades)).length / relevant;
}

/** 1 / the rank of the first relevant document; 0 where the ranking has none. */
export function reciprocalRank(ranking: readonly string[], grades: Grades): number {
  const index = ranking.findIndex((id) => isRelevant(id, grades));
  return index === -1 ? 0 : 1 / (index + 1);
}

/** 1 if the first document is relevant, else 0. */
export function hitAtOne(ranking: readonly string[], grades: Grades): number {
  return ranking[0] !== undefined && isRelevant(ranking[0], grades) ? 1 : 0;
}

/** NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}

function isRelevant(id: string, grades: Grades): boolean {
  return (grades.get(id) ?? 0) > 0;
}
