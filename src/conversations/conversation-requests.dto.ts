import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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
import { ConversationConfigRequest } from './create-conversation.dto.js';
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
