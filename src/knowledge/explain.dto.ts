import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { AnswerabilityDto } from '../applications/answerability.dto.js';
import { FusionWeightsDto } from '../applications/search-weights.dto.js';
import { DocumentSummaryDto } from './documents.dto.js';
import { ExplainedLegDto } from './explained-leg.dto.js';
import { SearchRequest } from './search.dto.js';
import { type Explanation } from './retrieval/explanation.js';

export class ExplainRequest extends SearchRequest {
  /** @example "doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  @Matches(/^doc_\w{1,64}$/)
  document_id!: string;
}

/** A word that was looked for. */
export class SoughtTermDto {
  /** As the index has it: folded and stemmed. @example "account" */
  term!: string;

  /** How much it matters: 1 for a word of the question itself. @example 1 */
  weight!: number;

  /** Where it is from. */
  @ApiProperty({ enum: ['question', 'history', 'reply'] })
  from!: 'question' | 'history' | 'reply';

  /** The word of the question that it stands for, as it was typed; absent where it stands for itself. @example "acount" */
  typed?: string;
}

/** What one word adds to the score of a passage. */
export class TermShareDto {
  /** @example "account" */
  term!: string;

  /** How often the passage's text has it. @example 3 */
  @ApiProperty({ type: 'integer' })
  frequency!: number;

  /** Whether its document's title has it, which counts for more. @example true */
  in_title!: boolean;

  /** @example 0.42 */
  score!: number;
}

/** A passage of the document, by its words. */
export class ExplainedPassageDto {
  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  passage_id!: string;

  /** @example 0 */
  @ApiProperty({ type: 'integer' })
  ordinal!: number;

  /** By words: the sum of `terms`. @example 1.31 */
  score!: number;

  /** Its place by words, among all passages that share a word that counts; null where it shares none. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true })
  rank!: number | null;

  /**
   * Its place in the final order, by all ways of looking together and after reranking; null where none of them came to
   * it.
   * @example 1
   */
  @ApiProperty({ type: 'integer', nullable: true })
  fused_rank!: number | null;

  /**
   * What put it there: the sum, over the ways of looking, of their weights by what each made of it between its best and its
   * last passage. Of a way that stands alone its own score, after reranking one that says the place alone; null where
   * it has no place.
   * @example 0.81
   */
  @ApiProperty({ type: Number, nullable: true })
  fused_score!: number | null;

  terms!: TermShareDto[];
}

/** Why a document is among the results of a search, or is not. */
export class ExplanationDto {
  /** Null where the application has no such document. */
  @ApiProperty({ type: DocumentSummaryDto, nullable: true })
  document: DocumentSummaryDto | null;

  /** Whether it is among the `top_k` results. @example true */
  found: boolean;

  /** Its place among the `top_k` results; null where it is not among them. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true })
  rank: number | null;

  /**
   * In some sentences, for a person.
   * @example "It is found, as number 1 of the documents: its best passages are number 1 of 3 by words and number 2 of 400 by meaning."
   */
  reason: string;

  /** Whether the filter lets it through. @example true */
  passes_filter: boolean;

  /** The words that were looked for. */
  terms: SoughtTermDto[];

  /** How many passages share a word that counts. @example 3 */
  @ApiProperty({ type: 'integer' })
  passages_found: number;

  /** The document's passages, the best by words first. */
  passages: ExplainedPassageDto[];

  /**
   * How many of these have no vector, so that they are found by their words alone; null where no embedding model is
   * configured.
   * @example 0
   */
  @ApiProperty({ type: 'integer', nullable: true })
  passages_without_vector: number | null;

  /** The ways of looking that this search went: those for which there are models, and vectors. */
  legs: ExplainedLegDto[];

  /** How likely it is that what the search found answers the question, whatever this document does. */
  answerability: AnswerabilityDto;

  /** How much each of them counts, and who says so. */
  weights: FusionWeightsDto;

  constructor(explanation: Explanation) {
    const { words, fusedPlaces, weights, answerability } = explanation;
    this.document = explanation.document && new DocumentSummaryDto(explanation.document, undefined);
    this.found = explanation.found;
    this.rank = explanation.rank;
    this.reason = explanation.reason;
    this.passes_filter = words.passesFilter;
    this.terms = words.terms.map(({ term, weight, from, typed }) => ({
      ...{ term, weight, from },
      ...(typed !== undefined && { typed }),
    }));
    this.passages_found = words.found;
    this.passages = words.passages.map(({ passageId, number, ordinal, score, rank, terms }) => ({
      ...{ passage_id: passageId, ordinal, score, rank },
      terms: terms.map(({ term, frequency, inTitle, score }) => ({
        term,
        frequency,
        in_title: inTitle,
        score,
      })),
      fused_rank: fusedPlaces.get(number)?.rank ?? null,
      fused_score: fusedPlaces.get(number)?.score ?? null,
    }));
    this.passages_without_vector = explanation.withoutVector;
    this.answerability = { ...answerability };
    this.weights = { ...weights };
    this.legs = explanation.legs.map((leg) => new ExplainedLegDto(leg, words.passages));
  }
}
