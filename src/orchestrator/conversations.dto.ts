import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type JsonObject } from '../common/json.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { CONVERSATION_STATES, type ConversationState } from '../sessions/conversation.js';
import { MessageDto } from './messages.dto.js';

/** A printable id that the application chose for its user. */
const USER_ID = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** How replies are made; what is left out has the default. */
export class ConversationConfigRequest {
  /** One of `GET /v1/models`. The default is the server's. @example "offline" */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  model?: string;

  /** @example 0.7 */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  temperature?: number;

  /** The most tokens of one reply. @example 1024 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  max_tokens?: number;

  /** Whether knowledge is searched for each message. @example true */
  @IsOptional()
  @IsBoolean()
  enable_rag?: boolean;

  /** How long one reply may take. @example 300 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_600)
  timeout_seconds?: number;
}

export class CreateConversationRequest {
  @IsApplicationId()
  application_id!: string;

  /** @example "user_123" */
  @IsOptional()
  @Matches(USER_ID, { message: 'user_id must be 1 to 128 characters without control characters' })
  user_id?: string;

  @IsOptional()
  @IsObject({ message: 'config must be an object' })
  @ValidateNested({ message: 'config must be an object' })
  @Type(() => ConversationConfigRequest)
  config?: ConversationConfigRequest;

  /** Kept as the conversation's `context`; fills the prompt's variables, such as `customer_tier`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { customer_tier: 'gold' } })
  @IsOptional()
  @IsJsonObject()
  metadata?: JsonObject;
}

export class RenameConversationRequest {
  /** @example "Savings" */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\p{Cc}\p{Cs}]+$/u, { message: 'title must be a line of text' })
  title!: string;
}

export class ForkConversationRequest {
  /** The last message that both have; the newest where it is left out. */
  @IsOptional()
  @Matches(/^msg_\w{1,64}$/)
  message_id?: string;
}

/** Facts to set; the others stay. */
export class UpdateContextRequest {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { customer_tier: 'gold' } })
  @IsJsonObject()
  facts!: JsonObject;
}

export class ListConversationsQuery {
  @IsApplicationId()
  application_id!: string;

  /** Only this user's. @example "user_123" */
  @IsOptional()
  @Matches(USER_ID, { message: 'user_id must be 1 to 128 characters without control characters' })
  user_id?: string;

  /** The `next_cursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  /** @example 20 */
  @ApiPropertyOptional({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}

export class EndConversationQuery {
  /** Delete the conversation and everything in it, instead of only ending it. */
  @ApiPropertyOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  erase: boolean = false;
}

export class ConversationConfigDto {
  /** @example "offline" */
  model!: string;

  /** @example 0.7 */
  temperature!: number;

  /** @example 1024 */
  max_tokens!: number;

  /** @example false */
  enable_rag!: boolean;

  /** @example 300 */
  timeout_seconds!: number;
}

/** A session of one end user with an application. */
export class ConversationDto {
  /** @example "conv_3c1d2e4f5a6b7c8d" */
  id!: string;

  /** @example "app_retail_banking" */
  application_id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'user_123' })
  user_id!: string | null;

  /** From the first message, until someone names it. */
  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ enum: CONVERSATION_STATES, enumName: 'ConversationState' })
  state!: ConversationState;

  created_at!: string;

  updated_at!: string;

  /** When it ends unless something happens in it. */
  expires_at!: string;

  /** The latest 50 of its history, oldest first. */
  @ApiProperty({ type: [MessageDto] })
  messages!: MessageDto[];

  /** The metadata it was created with. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  context!: JsonObject;

  config!: ConversationConfigDto;

  /** The reply being made now; follow it with `GET /v1/conversations/{id}/stream`. */
  @ApiProperty({ type: String, nullable: true })
  active_run_id!: string | null;
}

export class ConversationSummaryDto extends OmitType(ConversationDto, [
  'messages',
  'active_run_id',
] as const) {}

export class ConversationPageDto {
  /** Latest activity first. */
  @ApiProperty({ type: [ConversationSummaryDto] })
  data!: ConversationSummaryDto[];

  /** Where the next page starts; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}

export class ConversationEndedDto {
  @ApiProperty({ enum: ['ended', 'erased'] })
  status!: 'ended' | 'erased';

  conversation_id!: string;
}
