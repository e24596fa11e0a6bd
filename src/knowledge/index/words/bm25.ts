import { TITLE_PARTS } from '../../documents/passages/passage-terms.js';

/** How soon another occurrence of a term stops to matter. */
const K1 = 1.2;
/** How much a passage's length matters. */
const B = 0.75;
/** What the share that a title has of a term counts, against the same in a text of average length. */
const TITLE_WEIGHT = 4;

/** How rare a term is, as Lucene has it: never negative. `frequency` of `passages` have the term. */
export function inverseFrequency(passages: number, frequency: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/**
 * BM25 over two fields, a passage's text and its document's title, with all that is the same for every passage worked out:
 * a term adds `weight × (1 − n / (frequency + n × (1 + perTitle × title)))`, where `n = base + perLength × length`. Where
 * the title does not have it, that is `weight × frequency / (frequency + n)`.
 */
export interface LengthNormalisation {
  base: number;
  perLength: number;
  perTitle: number;
}

export function normaliseLength(averageLength: number): LengthNormalisation {
  return {
    base: K1 * (1 - B),
    perLength: (K1 * B) / Math.max(averageLength, 1),
    perTitle: TITLE_WEIGHT / (K1 * TITLE_PARTS),
  };
}

/** What a passage has of a term. */
export interface TermPlace {
  frequency: number;
  /** How much the title has of it, as the index keeps it. */
  title: number;
  /** The passage's. */
  length: number;
}

/** What a term adds at weight 1. */
export function impactOf(
  { frequency, title, length }: TermPlace,
  { base, perLength, perTitle }: LengthNormalisation,
): number {
  const norm = base + perLength * length;
  return 1 - norm / (frequency + norm * (1 + perTitle * title));
}

/** The weight of a term: how much the query wants it, times how rare it is. */
export function termWeight(queryWeight: number, passages: number, frequency: number): number {
  return queryWeight * (K1 + 1) * inverseFrequency(passages, frequency);
}
