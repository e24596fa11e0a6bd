import { ApiProperty } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';
import { IsText } from '../http/is-text.js';
import { MAX_MESSAGE_LENGTH } from './messages.dto.js';

/** A message that waits for its turn. */
export class QueuedMessageDto {
  /** The run that will answer it; follow it, or cancel it. */
  run_id!: string;

  message_id!: string;

  content!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  metadata!: JsonObject;

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

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  /** The newest message of the history. */
  @ApiProperty({ type: String, nullable: true })
  head_message_id!: string | null;

  /** The reply being made now; follow it with `GET /v1/runs/{run_id}/events`. */
  @ApiProperty({ type: String, nullable: true })
  active_run_id!: string | null;

  /** What waits, in the order in which it is answered. */
  @ApiProperty({ type: [QueuedMessageDto] })
  queue!: QueuedMessageDto[];
}
