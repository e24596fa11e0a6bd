/** How soon another occurrence of a term stops to matter. */
const K1 = 1.2;
/** How much a passage's length matters. */
const B = 0.75;

/** How rare a term is, as Lucene has it: never negative. `frequency` of `passages` have the term. */
export function inverseFrequency(passages: number, frequency: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/**
 * BM25 with all that is the same for every passage worked out: a term adds
 * `weight × frequency / (frequency + base + perLength × length)`.
 */
export interface LengthNormalisation {
  base: number;
  perLength: number;
}

export function normaliseLength(averageLength: number): LengthNormalisation {
  return { base: K1 * (1 - B), perLength: (K1 * B) / Math.max(averageLength, 1) };
}

/** The weight of a term: how much the query wants it, times how rare it is. */
export function termWeight(queryWeight: number, passages: number, frequency: number): number {
  return queryWeight * (K1 + 1) * inverseFrequency(passages, frequency);
}
