import { ApiProperty } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';

/** The first event of a log: which message is being made. */
export class StartChunkDto {
  @ApiProperty({ enum: ['start'] })
  type!: 'start';

  /** The id the assistant message will be stored under. @example "msg_5b0c8f3e2d1a4c6b" */
  messageId!: string;

  /** `run_id`, `conversation_id`, `user_message_id`, `model`, `created_at`. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { run_id: 'run_0f2b7c1d9e8a4b56' } })
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

  /** @example "psg_5f0c6d1e2b3a4978" */
  sourceId!: string;

  /** @example "text/plain" */
  mediaType!: string;

  /** @example "Savings Account Information" */
  title!: string;

  /**
   * Under `platform`: `number` (as cited in the text), `document_id`, `document_version`, `passage_id`, `start` and `end`
   * (the place in the document's content, in UTF-16 code units), `headings`, `quote`.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: {
      platform: {
        number: 1,
        document_id: 'doc_5f0c6d1e2b3a4978',
        document_version: 1,
        passage_id: 'psg_5f0c6d1e2b3a4978',
        start: 0,
        end: 149,
        headings: [],
        quote: 'Our savings accounts offer …',
      },
    },
  })
  providerMetadata!: JsonObject;
}

/** Told once the reply is complete, where it had sources: which of them it cites. */
export class CitationsChunkDto {
  @ApiProperty({ enum: ['data-citations'] })
  type!: 'data-citations';

  /** Numbers of sources (`cited`), and numbers that the model made up (`invented`): link none of these. */
  @ApiProperty({
    type: 'object',
    properties: {
      cited: { type: 'array', items: { type: 'integer' } },
      invented: { type: 'array', items: { type: 'integer' } },
    },
    required: ['cited', 'invented'],
    example: { cited: [1], invented: [] },
  })
  data!: { cited: number[]; invented: number[] };
}

/** The beginning or the end of a stretch of answer text, or of a reasoning model's thoughts. */
export class PartBoundaryChunkDto {
  @ApiProperty({ enum: ['text-start', 'text-end', 'reasoning-start', 'reasoning-end'] })
  type!: 'text-start' | 'text-end' | 'reasoning-start' | 'reasoning-end';

  /** @example "part_1" */
  id!: string;
}

export class DeltaChunkDto {
  @ApiProperty({ enum: ['text-delta', 'reasoning-delta'] })
  type!: 'text-delta' | 'reasoning-delta';

  /** @example "part_1" */
  id!: string;

  /** The next characters. @example "Our savings " */
  delta!: string;
}

/** What became known of the message on the way, such as why it failed. */
export class MessageMetadataChunkDto {
  @ApiProperty({ enum: ['message-metadata'] })
  type!: 'message-metadata';

  @ApiProperty({ type: 'object', additionalProperties: true, example: { run_id: 'run_0f2b7c1d9e8a4b56' } })
  messageMetadata!: JsonObject;
}

/** The last event of a complete reply. */
export class FinishChunkDto {
  @ApiProperty({ enum: ['finish'] })
  type!: 'finish';

  @ApiProperty({ enum: ['stop', 'length', 'content-filter', 'other'] })
  finishReason!: 'stop' | 'length' | 'content-filter' | 'other';

  /** `state`, `usage`, `finish_reason`. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { run_id: 'run_0f2b7c1d9e8a4b56' } })
  messageMetadata!: JsonObject;
}

/** The last event of a reply that somebody stopped. What came before is kept. */
export class AbortChunkDto {
  @ApiProperty({ enum: ['abort'] })
  type!: 'abort';

  /** @example "cancelled" */
  reason!: string;
}

/** The last event of a reply that failed or was interrupted. What came before is kept. */
export class ErrorChunkDto {
  @ApiProperty({ enum: ['error'] })
  type!: 'error';

  /** @example "The model did not answer within 300 seconds." */
  errorText!: string;
}
