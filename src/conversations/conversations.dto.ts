import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type JsonObject } from '../common/json.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsUserId } from '../http/is-user-id.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { CONVERSATION_STATES, type ConversationState } from '../sessions/conversation.js';
import { ConversationConfigRequest } from './create-conversation.dto.js';
import { type MessageDto, MESSAGES } from './messages.dto.js';
import { IsPageCursor, IsPageSize } from '../http/paging.js';
import { toFlag } from '../http/to-flag.js';

/** What is left out stays. */
export class UpdateConversationRequest {
  /** @example "Savings" */
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\p{Cc}\p{Cs}]+$/u, { message: 'title must be a line of text' })
  title?: string;

  /** Whether it stands before the others in the list of its user. One that is archived leaves the archive. @example true */
  @MayBeLeftOut()
  @IsBoolean()
  pinned?: boolean;

  /** Whether it leaves the list, for the archive. One that is pinned loses its pin. @example false */
  @MayBeLeftOut()
  @IsBoolean()
  archived?: boolean;

  /**
   * How replies are made from the next one on; what waits for its turn is made so too, and what is being made is not. With
   * another model, a length that was the usual one stays the usual one.
   */
  @MayBeLeftOut()
  @IsObject({ message: 'config must be an object' })
  @ValidateNested({ message: 'config must be an object' })
  @Type(() => ConversationConfigRequest)
  config?: ConversationConfigRequest;
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
  @IsUserId()
  user_id?: string;

  /** Those in the archive, instead of those in the list. @example false */
  @ApiPropertyOptional({ type: Boolean })
  @Transform(toFlag)
  @IsBoolean()
  archived: boolean = false;

  /** The `next_cursor` of the page before. */
  @IsPageCursor()
  cursor?: string;

  /** @example 20 */
  @IsPageSize()
  limit: number = 20;
}

export class EndConversationQuery {
  /** Delete the conversation and everything in it, instead of only ending it. */
  @ApiPropertyOptional()
  @Transform(toFlag)
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

  /** Whether what the application knows is searched for each message; its own files are in any case. @example false */
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

  /** From the first message, until a model or someone names it. */
  @ApiProperty({ type: String, nullable: true, example: 'Tell me about savings accounts' })
  title!: string | null;

  /** Whether it stands before the others in the list of its user. @example false */
  pinned!: boolean;

  /** Whether it is in the archive, and not in the list. @example false */
  archived!: boolean;

  @ApiProperty({ enum: CONVERSATION_STATES, enumName: 'ConversationState' })
  state!: ConversationState;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;

  /** @example "2026-01-31T09:30:04.000Z" */
  updated_at!: string;

  /** When it ends unless something happens in it; of one that has ended, when it did. @example "2026-01-31T10:00:04.000Z" */
  expires_at!: string;

  /** Whether it ended because its time was over: it can be resumed. @example false */
  expired!: boolean;

  /** The latest 50 of its history, oldest first. */
  @ApiProperty(MESSAGES)
  messages!: MessageDto[];

  /** The metadata it was created with. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { customer_tier: 'gold' } })
  context!: JsonObject;

  /** The messages that every reply is made with. @example [] */
  pinned_message_ids!: string[];

  config!: ConversationConfigDto;

  /** The reply being made now; follow it with `GET /v1/conversations/{id}/stream`. */
  @ApiProperty({ type: String, nullable: true, example: null })
  active_run_id!: string | null;
}

export class ConversationSummaryDto extends OmitType(ConversationDto, ['messages'] as const) {}

export class ConversationPageDto {
  /** What is pinned first; latest activity first. */
  @ApiProperty({ type: [ConversationSummaryDto] })
  data!: ConversationSummaryDto[];

  /** Where the next page starts; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}

export class ConversationEndedDto {
  @ApiProperty({ enum: ['ended', 'erased'] })
  status!: 'ended' | 'erased';

  /** @example "conv_3c1d2e4f5a6b7c8d" */
  conversation_id!: string;
}

/** Which conversations are to be erased. */
export class EraseConversationsRequest {
  @IsApplicationId()
  application_id!: string;

  /** Only where they are this user's. @example "user_123" */
  @IsOptional()
  @IsUserId()
  user_id?: string;

  /** @example ["conv_3c1d2e4f5a6b7c8d"] */
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^conv_\w{1,64}$/, { each: true })
  conversation_ids!: string[];
}

export class ConversationsErasedDto {
  /** Those that were there and are gone. @example ["conv_3c1d2e4f5a6b7c8d"] */
  erased!: string[];

  /** Those that may still be there, whole or in part, as something failed: ask again for them. @example [] */
  not_erased!: string[];
}
