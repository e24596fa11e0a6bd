import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';
import { IsText } from '../http/is-text.js';
import { MAX_MESSAGE_LENGTH, MessageDocumentDto } from './messages.dto.js';

/** A message that waits for its turn. */
export class QueuedMessageDto {
  /** The run that will answer it; follow it, or cancel it. @example "run_0f2b7c1d9e8a4b56" */
  run_id!: string;

  /** @example "msg_5b0c8f3e2d1a4c6b" */
  message_id!: string;

  /** @example "Tell me about checking accounts" */
  content!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: {} })
  metadata!: JsonObject;

  /** The files that it was sent with; left out where there were none. */
  @ApiPropertyOptional({ type: [MessageDocumentDto] })
  documents?: MessageDocumentDto[];

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;
}

export class EditQueuedMessageRequest {
  /** @example "Tell me about checking accounts instead" */
  @IsText({ maxLength: MAX_MESSAGE_LENGTH })
  content!: string;
}

/** What a conversation is at. Sent when you start to follow it, and whenever it changes. */
export class ConversationStatusDto {
  @ApiProperty({ enum: ['ACTIVE', 'PAUSED', 'ENDED'], enumName: 'ConversationState' })
  state!: 'ACTIVE' | 'PAUSED' | 'ENDED';

  /** When it ends unless something happens in it; of one that has ended, when it did. @example "2026-01-31T10:00:04.000Z" */
  expires_at!: string;

  /** Whether it ended because its time was over: it can be resumed. @example false */
  expired!: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'Tell me about savings accounts' })
  title!: string | null;

  /** The newest message of the history. */
  @ApiProperty({ type: String, nullable: true, example: 'msg_5b0c8f3e2d1a4c6b' })
  head_message_id!: string | null;

  /** The run that it started or was made by; another one once it was continued. */
  @ApiProperty({ type: String, nullable: true, example: 'run_0f2b7c1d9e8a4b56' })
  head_run_id!: string | null;

  /** The reply being made now; follow it with `GET /v1/runs/{run_id}/events`. */
  @ApiProperty({ type: String, nullable: true, example: null })
  active_run_id!: string | null;

  /** What waits, in the order in which it is answered. */
  @ApiProperty({ type: [QueuedMessageDto] })
  queue!: QueuedMessageDto[];
}
