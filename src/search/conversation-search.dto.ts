import { ApiProperty } from '@nestjs/swagger';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsText } from '../http/is-text.js';
import { IsUserId } from '../http/is-user-id.js';
import { IsPageCursor, IsPageSize } from '../http/paging.js';
import { CONVERSATION_STATES, type ConversationState } from '../sessions/conversation.js';

export class SearchConversationsQuery {
  @IsApplicationId()
  application_id!: string;

  /** Whose conversations are searched. @example "user_123" */
  @IsUserId()
  user_id!: string;

  /** The words, in whatever forms; all of them have to be in a message, or in a title. @example "savings" */
  @IsText({ maxLength: 200 })
  q!: string;

  /** The `next_cursor` of the page before. */
  @IsPageCursor()
  cursor?: string;

  /** @example 20 */
  @IsPageSize(50)
  limit: number = 20;
}

/** The conversation that something was found in. */
export class FoundConversationDto {
  /** @example "conv_3c1d2e4f5a6b7c8d" */
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Tell me about savings accounts' })
  title!: string | null;

  @ApiProperty({ enum: CONVERSATION_STATES, enumName: 'ConversationState' })
  state!: ConversationState;

  /** @example false */
  archived!: boolean;

  /** @example "2026-01-31T09:30:04.000Z" */
  updated_at!: string;
}

export class FoundMessageDto {
  /** On whatever branch of its conversation. @example "msg_5b0c8f3e2d1a4c6b" */
  id!: string;

  @ApiProperty({ enum: ['user', 'assistant', 'system'] })
  role!: 'user' | 'assistant' | 'system';

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;
}

/** A piece of the text with the words in it. */
export class SnippetDto {
  /** @example "… a savings account has no monthly fee …" */
  text!: string;

  /** Where it begins in the message, or the title; in UTF-16 code units. @example 120 */
  start!: number;

  /** Where the words stand in `text`: start and end of each, the end exclusive; in UTF-16 code units. */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    example: [[4, 11]],
  })
  highlights!: [start: number, end: number][];
}

export class ConversationHitDto {
  conversation!: FoundConversationDto;

  /** Null where it is the title that has the words. */
  @ApiProperty({ type: FoundMessageDto, nullable: true })
  message!: FoundMessageDto | null;

  snippet!: SnippetDto;
}

export class ConversationHitPageDto {
  /** Titles first, then messages, the newest first. A page may have fewer than were asked for, and more behind it. */
  @ApiProperty({ type: [ConversationHitDto] })
  data!: ConversationHitDto[];

  /** Where the next page starts; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}
