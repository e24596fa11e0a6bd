import { ApiProperty, OmitType } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';
import { CONVERSATION_STATES, type ConversationState } from '../sessions/conversation.js';
import { type MessageDto, MESSAGES } from './messages.dto.js';

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

export class ConversationsErasedDto {
  /** Those that were there and are gone. @example ["conv_3c1d2e4f5a6b7c8d"] */
  erased!: string[];

  /** Those that may still be there, whole or in part, as something failed: ask again for them. @example [] */
  not_erased!: string[];
}
