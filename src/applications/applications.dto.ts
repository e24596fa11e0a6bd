import { ApiProperty } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';
import { IsApplicationId } from '../http/is-application-id.js';
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
import { type Language, LANGUAGES } from './languages.js';
import { SearchWeightsDto } from './search-weights.dto.js';

export const VARIABLES_EXAMPLE = {
  bank_name: 'Example Bank',
  services: 'checking, savings, loans',
  customer_tier: 'standard',
  available_services: 'account inquiry, transactions, products',
};

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

  /** The model of a conversation that names none; null: the server's. */
  @ApiProperty({ type: String, nullable: true, example: null })
  default_model!: string | null;

  /** How freely it answers where a conversation does not say. @example 0.7 */
  default_temperature!: number;

  /** The most tokens of a reply where a conversation does not say; null: what suits its model. */
  @ApiProperty({ type: 'integer', nullable: true, example: null })
  default_max_tokens!: number | null;

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
