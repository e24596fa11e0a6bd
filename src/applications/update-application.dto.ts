import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type JsonObject } from '../common/json.js';
import { MOST_DAYS } from '../config/retention-config.js';
import { IsOrigin } from '../http/is-origin.js';
import { IsJsonObject } from '../http/is-json-object.js';
import {
  FALLBACK_POLICIES,
  type FallbackPolicy,
  INTERRUPTION_POLICIES,
  type InterruptionPolicy,
  MULTITASK_STRATEGIES,
  type MultitaskStrategy,
  QUERY_REWRITINGS,
  type QueryRewriting,
} from './application-settings.js';
import { VARIABLES_EXAMPLE } from './applications.dto.js';
import { type Language, LANGUAGES } from './languages.js';
import { IsWeighing, SearchWeightsDto } from './search-weights.dto.js';

function IsRetention(example: number): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST_DAYS, example }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(MOST_DAYS),
  );
}

/** What to set; what is left out stays as it is. */
export class UpdateApplicationRequest {
  /** That of documents and questions, as a BCP 47 subtag; `none` for any other and for several. */
  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language', example: 'en' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  /** From a minute to a year. @example 30 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(525_600)
  conversation_ttl_minutes?: number;

  @ApiPropertyOptional({ enum: MULTITASK_STRATEGIES, enumName: 'MultitaskStrategy' })
  @IsOptional()
  @IsIn(MULTITASK_STRATEGIES)
  multitask_strategy?: MultitaskStrategy;

  /** `model` asks the conversation's model, beside the first search; the offline assistant has nothing to say to it. */
  @ApiPropertyOptional({ enum: QUERY_REWRITINGS, enumName: 'QueryRewriting' })
  @IsOptional()
  @IsIn(QUERY_REWRITINGS)
  query_rewriting?: QueryRewriting;

  /** What becomes of a reply whose process died or whose provider cut the stream. */
  @ApiPropertyOptional({ enum: INTERRUPTION_POLICIES, enumName: 'InterruptionPolicy' })
  @IsOptional()
  @IsIn(INTERRUPTION_POLICIES)
  on_interruption?: InterruptionPolicy;

  /**
   * Up to five models, as a conversation names its own: asked in this order where that one fails. One that is not
   * configured is passed over.
   * @example ["openai:gpt-5-mini"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(/^[\x21-\x7e]{1,200}$/, { each: true, message: 'each of $property must be the name of a model' })
  fallback_models?: string[];

  /** `continue`: the next model goes on with the text so far; `restart`: that is taken back. */
  @ApiPropertyOptional({ enum: FALLBACK_POLICIES, enumName: 'FallbackPolicy' })
  @IsOptional()
  @IsIn(FALLBACK_POLICIES)
  on_fallback?: FallbackPolicy;

  /** A conversation without activity for so many days is erased; 0: none is. */
  @IsRetention(0)
  message_retention_days?: number;

  /** The log of a run is deleted so many days after its end; 0: never. */
  @IsRetention(30)
  run_event_retention_days?: number;

  /** What a run sent is deleted so many days after its end; 0: never. */
  @IsRetention(0)
  manifest_retention_days?: number;

  /** A document that nobody has changed for so many days is deleted; 0: none is. */
  @IsRetention(0)
  document_retention_days?: number;

  /** From 0, where passages are always handed to the model, to 1. @example 0.3 */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  answer_threshold?: number;

  /**
   * How much each way of looking decides in a search. Null has them learned, of the documents and the embedding model, and
   * learned again when either changes.
   */
  @ApiPropertyOptional({ type: SearchWeightsDto, nullable: true, example: { lexical: 1, semantic: 0.5 } })
  @IsOptional()
  @ValidateNested()
  @IsWeighing()
  @Type(() => SearchWeightsDto)
  search_weights?: SearchWeightsDto | null;

  /** The model of a conversation that names none, as it would name its own; null: the server's. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'offline' })
  @IsOptional()
  @IsString()
  @Matches(/^[\x21-\x7e]{1,200}$/, { message: '$property must be the name of a model' })
  default_model?: string | null;

  /** From 0 to 2. @example 0.7 */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  default_temperature?: number;

  /** The most tokens of a reply where a conversation does not say; null: what suits its model. */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 1_000_000, example: 4096 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  default_max_tokens?: number | null;

  /**
   * Up to twenty origins, as browsers name them. Their pages may call the API for this application and for no other;
   * `CORS_ORIGINS` of the server names those that may for all.
   * @example ["https://app.example"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsOrigin({ each: true })
  allowed_origins?: string[];

  /** @example "default_assistant" */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9_-]{0,63}$/)
  prompt_template_id?: string;

  /** Replaces all of them. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: VARIABLES_EXAMPLE })
  @IsOptional()
  @IsJsonObject({ maxBytes: 16_384 })
  prompt_variables?: JsonObject;
}
