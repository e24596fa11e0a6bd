import { ApiProperty } from '@nestjs/swagger';
import { toTimestamp } from '../common/clock.js';
import { FusionWeightsDto } from '../applications/search-weights.dto.js';
import { type FusionWeights } from '../applications/search-weights.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { type EmbeddingFailure } from './ingestion/embedding/embedding-lane.js';
import { type Learned } from './index/fusion/learned.js';
import { type GenerationProgress, type VectorProgress } from './index/vectors/vector-search.js';

export class EmbeddingsQuery {
  @IsApplicationId()
  application_id!: string;
}

/** How well a model finds the passages that its vectors are of, each by its heading or its first sentence. */
export class LearnedWeightsDto {
  /** The share that meaning has in the order by it, from 0 to 1; null where there are too few passages to say. @example 0.43 */
  @ApiProperty({ type: Number, nullable: true })
  semantic: number | null;

  /** How many passages were looked for, among each other. @example 192 */
  @ApiProperty({ type: 'integer' })
  questions: number;

  /** How well they were found by words: the mean of 1 / place. @example 0.62 */
  found_by_words: number;

  /** And by meaning. @example 0.58 */
  found_by_meaning: number;

  /** How many passages there were. @example 1200 */
  @ApiProperty({ type: 'integer' })
  passages: number;

  /** @example "2026-01-31T09:30:00.000Z" */
  learned_at: string;

  constructor(learned: Learned) {
    this.semantic = learned.semantic;
    this.questions = learned.questions;
    this.found_by_words = learned.foundByWords;
    this.found_by_meaning = learned.foundByMeaning;
    this.passages = learned.corpus.passages;
    this.learned_at = toTimestamp(learned.at);
  }
}

/** The vectors that one model made, or is making. */
export class EmbeddingGenerationDto {
  /** @example "openai:bge-m3" */
  model: string;

  /**
   * `active`: searches by meaning use it, also while passages still lack a vector. `building`: a model that was configured
   * later; it takes the place of the active one as soon as every passage has a vector of it.
   */
  @ApiProperty({ enum: ['building', 'active'] })
  state: 'building' | 'active';

  /** @example 1024 */
  @ApiProperty({ type: 'integer' })
  dimensions: number;

  /** How many passages have a vector. @example 118 */
  @ApiProperty({ type: 'integer' })
  embedded: number;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at: string;

  /** Null until every passage has a vector; learned again when as many have come or gone as half of those there were. */
  @ApiProperty({ type: LearnedWeightsDto, nullable: true })
  learned: LearnedWeightsDto | null;

  constructor(generation: GenerationProgress) {
    this.model = generation.model;
    this.state = generation.state;
    this.dimensions = generation.dimensions;
    this.embedded = generation.embedded;
    this.created_at = toTimestamp(generation.createdAt);
    this.learned = generation.learned && new LearnedWeightsDto(generation.learned);
  }
}

/** Why embedding does not get on. */
export class EmbeddingErrorDto {
  /** Stable: branch on it. @example "model_unreachable" */
  code: string;

  /** For a person to read. @example "The model bge-m3 cannot be reached." */
  detail: string;

  /** @example "2026-01-31T09:30:00.000Z" */
  at: string;

  /** When it is tried again. @example "2026-01-31T09:30:08.000Z" */
  retry_at: string;

  constructor({ code, detail, at, retryAt }: EmbeddingFailure) {
    this.code = code;
    this.detail = detail;
    this.at = toTimestamp(at);
    this.retry_at = toTimestamp(retryAt);
  }
}

/** How much of an application can be found by meaning. */
export class EmbeddingsStatusDto {
  /** The model that passages are embedded by; null where `EMBEDDING_MODEL` is unset. @example "openai:bge-m3" */
  @ApiProperty({ type: String, nullable: true })
  model: string | null;

  /** How many passages there are, with those of disabled documents. @example 120 */
  @ApiProperty({ type: 'integer' })
  passages: number;

  /** The oldest first; none until the first passage has a vector. */
  generations: EmbeddingGenerationDto[];

  /** What words and meaning count for in a search. */
  weights: FusionWeightsDto;

  /** Null while all goes well. The rest is found by its words meanwhile. */
  @ApiProperty({ type: EmbeddingErrorDto, nullable: true, example: null })
  last_error: EmbeddingErrorDto | null;

  constructor(
    model: string | undefined,
    progress: VectorProgress,
    weights: FusionWeights,
    failure: EmbeddingFailure | undefined,
  ) {
    this.model = model ?? null;
    this.passages = progress.passages;
    this.generations = progress.generations.map((generation) => new EmbeddingGenerationDto(generation));
    this.weights = { ...weights };
    this.last_error = failure ? new EmbeddingErrorDto(failure) : null;
  }
}
