import { ApiProperty } from '@nestjs/swagger';
import { type ExplainedLeg } from './retrieval/explained-leg.js';
import { type ExplainedPassage } from './index/words/word-search.js';

const LEGS = ['lexical', 'semantic', 'rerank'] as const;

/** Where a passage of the document stands in one way of looking. */
export class PassagePlaceDto {
  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  passage_id!: string;

  /** @example 0 */
  @ApiProperty({ type: 'integer' })
  ordinal!: number;

  /**
   * Its place among the `found` passages, exact however far down; null where it is not among them.
   * @example 2
   */
  @ApiProperty({ type: 'integer', nullable: true })
  rank!: number | null;

  /**
   * By words, the BM25 score; by meaning, the cosine, also of a passage without a place; after reranking, what the
   * reranker said. Null where nothing is known, such as of a passage without a vector.
   * @example 0.38
   */
  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;

  /** Whether the search went on with it. If not, it has no place, stands behind the first `depth`, or was missed. @example true */
  considered!: boolean;
}

/** One way of looking that this search went, and where the document's passages stand in it. */
export class ExplainedLegDto {
  /** By words, by meaning, or put into its final order by a reranker. */
  @ApiProperty({ enum: LEGS, example: 'semantic' })
  name: (typeof LEGS)[number];

  /** Why it came to nothing, where it failed; the search did without it. */
  @ApiProperty({ type: String, nullable: true, example: null })
  error: string | null;

  /** The share it has in the order, from 0 to 1; null of reranking, which comes behind. @example 0.67 */
  @ApiProperty({ type: Number, nullable: true })
  weight: number | null;

  /**
   * How many passages have a place: by words, those that share a word that counts; by meaning, those whose cosine with
   * the question is above 0; after reranking, those that were read.
   * @example 400
   */
  @ApiProperty({ type: 'integer' })
  found: number;

  /** So many of the first places are considered; nothing behind them is looked at. @example 100 */
  @ApiProperty({ type: 'integer' })
  depth: number;

  /** The document's passages, the best first. */
  passages: PassagePlaceDto[];

  constructor(leg: ExplainedLeg, passages: readonly ExplainedPassage[]) {
    this.name = leg.name;
    this.error = leg.error;
    this.weight = leg.weight;
    this.found = leg.found;
    this.depth = leg.depth;
    this.passages = passages.map(({ passageId, ordinal, number }) => {
      const { rank = null, score = null, isConsidered = false } = leg.places.get(number) ?? {};
      return { passage_id: passageId, ordinal, rank, score, considered: isConsidered };
    });
    this.passages.sort((one, other) => orderOf(one) - orderOf(other) || one.ordinal - other.ordinal);
  }
}

/** Those without a place come last. */
function orderOf({ rank }: PassagePlaceDto): number {
  return rank ?? Number.MAX_SAFE_INTEGER;
}
