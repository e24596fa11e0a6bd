import { ApiProperty } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';

/** The first event of a log: which message is being made. */
export class StartChunkDto {
  @ApiProperty({ enum: ['start'] })
  type!: 'start';

  /** The id the assistant message will be stored under. */
  messageId!: string;

  /** `run_id`, `conversation_id`, `user_message_id`, `model`, `created_at`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  messageMetadata!: JsonObject;
}

export class StepChunkDto {
  @ApiProperty({ enum: ['start-step', 'finish-step'] })
  type!: 'start-step' | 'finish-step';
}

/** A passage that was given to the model. */
export class SourceDocumentChunkDto {
  @ApiProperty({ enum: ['source-document'] })
  type!: 'source-document';

  sourceId!: string;

  /** @example "text/plain" */
  mediaType!: string;

  /** @example "Savings Account Information" */
  title!: string;

  /** Under `platform`: `number` (as cited in the text), `document_id`, `passage_id`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  providerMetadata!: JsonObject;
}

/** The beginning or the end of a stretch of answer text, or of a reasoning model's thoughts. */
export class PartBoundaryChunkDto {
  @ApiProperty({ enum: ['text-start', 'text-end', 'reasoning-start', 'reasoning-end'] })
  type!: 'text-start' | 'text-end' | 'reasoning-start' | 'reasoning-end';

  id!: string;
}

export class DeltaChunkDto {
  @ApiProperty({ enum: ['text-delta', 'reasoning-delta'] })
  type!: 'text-delta' | 'reasoning-delta';

  id!: string;

  /** The next characters. */
  delta!: string;
}

/** What became known of the message on the way, such as why it failed. */
export class MessageMetadataChunkDto {
  @ApiProperty({ enum: ['message-metadata'] })
  type!: 'message-metadata';

  @ApiProperty({ type: 'object', additionalProperties: true })
  messageMetadata!: JsonObject;
}

/** The last event of a complete reply. */
export class FinishChunkDto {
  @ApiProperty({ enum: ['finish'] })
  type!: 'finish';

  @ApiProperty({ enum: ['stop', 'length', 'content-filter', 'other'] })
  finishReason!: 'stop' | 'length' | 'content-filter' | 'other';

  /** `state`, `usage`, `finish_reason`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  messageMetadata!: JsonObject;
}

/** The last event of a reply that somebody stopped. What came before is kept. */
export class AbortChunkDto {
  @ApiProperty({ enum: ['abort'] })
  type!: 'abort';

  reason!: string;
}

/** The last event of a reply that failed or was interrupted. What came before is kept. */
export class ErrorChunkDto {
  @ApiProperty({ enum: ['error'] })
  type!: 'error';

  errorText!: string;
}
