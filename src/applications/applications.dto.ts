import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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
import { IsApplicationId } from '../http/is-application-id.js';
import { IsJsonObject } from '../http/is-json-object.js';
import {
  type ApplicationSettings,
  FALLBACK_POLICIES,
  type FallbackPolicy,
  INTERRUPTION_POLICIES,
  type InterruptionPolicy,
  MULTITASK_STRATEGIES,
  type MultitaskStrategy,
  QUERY_REWRITINGS,
  type QueryRewriting,
} from './application-settings.js';
import { type Language, LANGUAGES } from './languages.js';
import { IsWeighing, SearchWeightsDto } from './search-weights.dto.js';

const VARIABLES_EXAMPLE = {
  bank_name: 'Example Bank',
  services: 'checking, savings, loans',
  customer_tier: 'standard',
  available_services: 'account inquiry, transactions, products',
};

function IsRetention(example: number): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST_DAYS, example }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(MOST_DAYS),
  );
}

/** The settings in force for an application. */
export class ApplicationDto {
  /** @example "app_retail_banking" */
  id!: string;

  /**
   * The language of its documents and questions, as a BCP 47 subtag, so that search finds every form of a word;
   * `none` for any other and for several: then words are found as they are written.
   */
  @ApiProperty({ enum: LANGUAGES, enumName: 'Language', example: 'en' })
  language!: Language;

  /** How long a conversation without activity stays open. @example 30 */
  conversation_ttl_minutes!: number;

  /** What happens to a message that arrives while a reply is being made. */
  @ApiProperty({ enum: MULTITASK_STRATEGIES, enumName: 'MultitaskStrategy' })
  multitask_strategy!: MultitaskStrategy;

  /** Whether the model puts a follow-up into a question of its own before knowledge is searched. */
  @ApiProperty({ enum: QUERY_REWRITINGS, enumName: 'QueryRewriting' })
  query_rewriting!: QueryRewriting;

  /** What becomes of a reply that broke off: whether the model goes on with it, or its text is kept as it is. */
  @ApiProperty({ enum: INTERRUPTION_POLICIES, enumName: 'InterruptionPolicy' })
  on_interruption!: InterruptionPolicy;

  /** The models that are asked where a conversation's own fails, in order. @example ["openai:gpt-5-mini"] */
  fallback_models!: string[];

  /**
   * What becomes of the text of a model that fails in the middle: whether the next goes on with it, where it has room
   * for all passages that the text may point to, or begins anew.
   */
  @ApiProperty({ enum: FALLBACK_POLICIES, enumName: 'FallbackPolicy' })
  on_fallback!: FallbackPolicy;

  /** After how many days without activity a conversation is erased; 0: never. @example 0 */
  @ApiProperty({ type: 'integer' })
  message_retention_days!: number;

  /** How many days after its end the log of a run is deleted, and its message kept; 0: never. @example 30 */
  @ApiProperty({ type: 'integer' })
  run_event_retention_days!: number;

  /** The same of what it sent to models, and of how passages were found. @example 0 */
  @ApiProperty({ type: 'integer' })
  manifest_retention_days!: number;

  /** After how many days without a change a document is deleted; 0: never. @example 0 */
  @ApiProperty({ type: 'integer' })
  document_retention_days!: number;

  /**
   * From which answerability on a model is handed the passages that were found; below it, there are none, and the
   * assistant says so.
   * @example 0.18
   */
  answer_threshold!: number;

  /** Null where they are learned: see `GET /v1/knowledge/embeddings`. */
  @ApiProperty({ type: SearchWeightsDto, nullable: true, example: null })
  search_weights!: SearchWeightsDto | null;

  /** The sites whose pages may call the API for it with a client token. @example ["https://app.example"] */
  allowed_origins!: string[];

  /** @example "default_assistant" */
  prompt_template_id!: string;

  /** Values for the template's placeholders. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: VARIABLES_EXAMPLE })
  prompt_variables!: JsonObject;
}

export class ApplicationParams {
  @IsApplicationId()
  application_id!: string;
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

export function toApplicationDto(id: string, settings: ApplicationSettings): ApplicationDto {
  return {
    id,
    language: settings.language,
    conversation_ttl_minutes: settings.conversationTtlMinutes,
    multitask_strategy: settings.multitaskStrategy,
    query_rewriting: settings.queryRewriting,
    on_interruption: settings.onInterruption,
    fallback_models: [...settings.fallbackModels],
    on_fallback: settings.onFallback,
    message_retention_days: settings.messageRetentionDays,
    run_event_retention_days: settings.runEventRetentionDays,
    manifest_retention_days: settings.manifestRetentionDays,
    document_retention_days: settings.documentRetentionDays,
    answer_threshold: settings.answerThreshold,
    search_weights: settings.searchWeights,
    allowed_origins: [...settings.allowedOrigins],
    prompt_template_id: settings.promptTemplateId,
    prompt_variables: settings.promptVariables,
  };
}

export function toSettings(request: UpdateApplicationRequest): Partial<ApplicationSettings> {
  return {
    ...(request.language != null && { language: request.language }),
    ...(request.conversation_ttl_minutes != null && {
      conversationTtlMinutes: request.conversation_ttl_minutes,
    }),
    ...(request.multitask_strategy != null && { multitaskStrategy: request.multitask_strategy }),
    ...(request.query_rewriting != null && { queryRewriting: request.query_rewriting }),
    ...(request.on_interruption != null && { onInterruption: request.on_interruption }),
    ...(request.fallback_models != null && { fallbackModels: request.fallback_models }),
    ...(request.on_fallback != null && { onFallback: request.on_fallback }),
    ...(request.message_retention_days != null && { messageRetentionDays: request.message_retention_days }),
    ...(request.run_event_retention_days != null && {
      runEventRetentionDays: request.run_event_retention_days,
    }),
    ...(request.manifest_retention_days != null && {
      manifestRetentionDays: request.manifest_retention_days,
    }),
    ...(request.document_retention_days != null && {
      documentRetentionDays: request.document_retention_days,
    }),
    ...(request.answer_threshold != null && { answerThreshold: request.answer_threshold }),
    ...(request.search_weights !== undefined && { searchWeights: request.search_weights }),
    ...(request.allowed_origins != null && { allowedOrigins: request.allowed_origins }),
    ...(request.prompt_template_id != null && { promptTemplateId: request.prompt_template_id }),
    ...(request.prompt_variables != null && { promptVariables: request.prompt_variables }),
  };
}
