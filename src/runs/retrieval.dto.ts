import { ApiProperty } from '@nestjs/swagger';
import { AnswerabilityDto } from '../applications/answerability.dto.js';
import { FusionWeightsDto } from '../applications/search-weights.dto.js';
import { CitationsDto } from './citations.dto.js';

/** A word that was looked for. */
export class TraceTermDto {
  /** As the index has it: folded and stemmed. @example "account" */
  term!: string;

  /** As the conversation has it, in small letters; absent where that was not kept. @example ["accounts"] */
  words?: string[];

  /** How much it mattered: 1 for a word of the question itself. @example 1 */
  weight!: number;

  /** Where it is from. */
  @ApiProperty({ enum: ['question', 'history', 'reply'] })
  from!: 'question' | 'history' | 'reply';

  /** The word of the question that it stands for, as it was typed; absent where it stands for itself. @example "acount" */
  typed?: string;
}

/** What was looked for. */
export class TraceQueryDto {
  /** What the words were analysed in. @example "en" */
  language!: string;

  /** The question as a model put it; null where none was asked. */
  @ApiProperty({ type: String, nullable: true, example: null })
  rewritten!: string | null;

  terms!: TraceTermDto[];
}

/** A place in a ranking. */
export class TraceCandidateDto {
  /** 1 is the best. @example 1 */
  @ApiProperty({ type: 'integer' })
  rank!: number;

  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  passage_id!: string;

  /** @example "doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  document_id!: string;

  /** @example "Savings Account Information" */
  title!: string;

  /** The headings above it, the outermost first. @example ["Rates"] */
  headings!: string[];

  /** Compares within its ranking only. @example 2.31 */
  score!: number;
}

/** One way of looking, and the first places of what it came to. */
export class TraceLegDto {
  @ApiProperty({ enum: ['lexical', 'rewritten', 'semantic', 'rerank'] })
  name!: 'lexical' | 'rewritten' | 'semantic' | 'rerank';

  /** In milliseconds. @example 2 */
  took_ms!: number;

  /** Why it came to nothing, where that was a failure. */
  @ApiProperty({ type: String, nullable: true, example: null })
  error!: string | null;

  /** What a passage with every word that is asked could come to; null where it was not looked for by words. @example 9.4 */
  @ApiProperty({ type: Number, nullable: true })
  full_score!: number | null;

  /**
   * The share it had in what all came to together, from 0 to 1; null of what was put in another order afterwards, and in
   * a run from before this was kept.
   * @example 0.67
   */
  @ApiProperty({ type: Number, nullable: true })
  weight!: number | null;

  candidates!: TraceCandidateDto[];
}

/** How likely what was found was to answer, and from which value on it was handed to the model. */
export class TraceAnswerabilityDto extends AnswerabilityDto {
  /** The application's. Below it, no passages were handed over. @example 0.18 */
  threshold!: number;
}

/** A passage that was put before the model. */
export class TraceInjectedDto {
  /** What it is cited by. @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  passage_id!: string;

  /** @example "doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  document_id!: string;

  /** @example "Savings Account Information" */
  title!: string;
}

/** How the passages of a reply were found, and which of them it cites; none until it has ended. */
export class TraceDto extends CitationsDto {
  query!: TraceQueryDto;

  legs!: TraceLegDto[];

  /** What each of them counted for; null in a run from before this was kept. */
  @ApiProperty({ type: FusionWeightsDto, nullable: true })
  weights!: FusionWeightsDto | null;

  /** What the legs came to together. */
  fused!: TraceCandidateDto[];

  /** Null in a run from before this was kept. */
  @ApiProperty({ type: TraceAnswerabilityDto, nullable: true })
  answerability!: TraceAnswerabilityDto | null;

  injected!: TraceInjectedDto[];
}

/** The part of a trace that is known, and stored, before the reply is made. */
export type FoundTrace = Omit<TraceDto, keyof CitationsDto>;

export class RetrievalDto {
  /** @example "run_0f2b7c1d9e8a4b56" */
  run_id!: string;

  /** Null where nothing was looked for: the conversation does without knowledge, or the run still waits. */
  @ApiProperty({ type: TraceDto, nullable: true })
  retrieval!: TraceDto | null;
}
