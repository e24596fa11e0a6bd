import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Type } from 'class-transformer';
import { MULTITASK_STRATEGIES, type MultitaskStrategy } from '../applications/application-settings.js';
import { toTimestamp } from '../common/clock.js';
import { type JsonObject } from '../common/json.js';
import { SaidFeedbackDto } from '../feedback/feedback.dto.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsText } from '../http/is-text.js';
import { type IncomingMessage } from '../orchestrator/conversation-orchestrator.js';
import { ReplyMetadataDto } from '../runs/reply-metadata.dto.js';
import { readReplyMetadata } from '../runs/stored-shapes.js';
import { type Message } from '../sessions/message.js';

/** The longest message taken, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 100_000;

/** As many as a conversation may have, whatever its server allows. */
const MAX_SENT_FILES = 1000;

export class SendMessageRequest {
  /** @example "Tell me about savings accounts" */
  @IsText({ maxLength: MAX_MESSAGE_LENGTH })
  content!: string;

  /** Kept with the message. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: {} })
  @IsOptional()
  @IsJsonObject()
  metadata?: JsonObject;

  /** The files of this conversation that it is sent with. They are told with it from then on, also when they are gone. */
  @ApiPropertyOptional({ type: [String], maxItems: MAX_SENT_FILES, uniqueItems: true, example: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_SENT_FILES)
  @ArrayUnique()
  @Matches(/^doc_\w{1,64}$/, { each: true })
  document_ids?: string[];

  /** What to do where a reply is being made already; the application's setting where it is left out. */
  @ApiPropertyOptional({ enum: MULTITASK_STRATEGIES, enumName: 'MultitaskStrategy' })
  @IsOptional()
  @IsIn(MULTITASK_STRATEGIES)
  multitask_strategy?: MultitaskStrategy;

  /**
   * The message it goes behind, or null for the very beginning; the newest where it is left out. To edit a message,
   * send its new text with the `parent_id` it has: both stay, on branches of their own.
   */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(/^msg_\w{1,64}$/)
  parent_id?: string | null;
}

export class RegenerateRequest {
  /** What to do where a reply is being made already; the application's setting where it is left out. */
  @ApiPropertyOptional({ enum: MULTITASK_STRATEGIES, enumName: 'MultitaskStrategy' })
  @IsOptional()
  @IsIn(MULTITASK_STRATEGIES)
  multitask_strategy?: MultitaskStrategy;
}

class AnyMessageDto {
  /** @example "msg_5b0c8f3e2d1a4c6b" */
  id!: string;

  /** @example "Our savings accounts pay 2.5% APY." */
  content!: string;

  /** RFC 3339, UTC. @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;

  /** The run that made it, or that it started. */
  @ApiProperty({ type: String, nullable: true, example: 'run_0f2b7c1d9e8a4b56' })
  run_id!: string | null;

  /** The message before it. */
  @ApiProperty({ type: String, nullable: true, example: 'msg_1e9d7c5b3a2f4e6d' })
  parent_id!: string | null;

  /** In the list of messages: what stands in this place on any branch, oldest first, itself among them. */
  @ApiPropertyOptional({ type: [String], example: ['msg_5b0c8f3e2d1a4c6b'] })
  sibling_ids?: string[];

  /** In the list of messages: whether every reply is made with it. @example false */
  pinned?: boolean;
}

/** A file that a message was sent with. */
export class MessageDocumentDto {
  /** @example "doc_5f0c6d1e2b3a4978" */
  id!: string;

  /** As it was called then; the file may be gone since. @example "Lease.pdf" */
  name!: string;
}

/** A message that was sent. */
export class SentMessageDto extends AnyMessageDto {
  @ApiProperty({ enum: ['user', 'system'] })
  role!: 'user' | 'system';

  /** As whoever sent it gave it. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { channel: 'web' } })
  metadata!: JsonObject;

  /** The files that it was sent with; left out where there were none. */
  @ApiPropertyOptional({ type: [MessageDocumentDto] })
  documents?: MessageDocumentDto[];
}

/** A message that a run made. */
export class ReplyDto extends AnyMessageDto {
  @ApiProperty({ enum: ['assistant'] })
  role!: 'assistant';

  metadata!: ReplyMetadataDto;

  /** In the list of messages: what its user thinks of it; null where nothing was said. */
  @ApiPropertyOptional({ type: SaidFeedbackDto, nullable: true })
  feedback?: SaidFeedbackDto | null;
}

/** Which of the two it is, is told by its role. */
export type MessageDto = SentMessageDto | ReplyDto;

/** A message, as the document has it. */
export const MESSAGE_SCHEMA = {
  oneOf: [SentMessageDto, ReplyDto].map((message) => ({ $ref: getSchemaPath(message) })),
};

/** A list of messages. */
export const MESSAGES = { type: 'array' as const, items: MESSAGE_SCHEMA };

export class ListMessagesQuery {
  /** How many of the latest messages. @example 50 */
  @ApiPropertyOptional({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** Only messages before this one: the id of the first message of the page you have. */
  @IsOptional()
  @Matches(/^msg_\w{1,64}$/)
  before?: string;
}

/** @param listed what a list tells beside the message; the feedback of a reply alone. */
export function toMessageDto(
  message: Message,
  { feedback, ...listed }: Pick<ReplyDto, 'sibling_ids' | 'pinned' | 'feedback'> = {},
): MessageDto {
  const { role, metadata, documents } = message;
  if (role !== 'assistant') {
    return { ...toAny(message), role, metadata, ...(documents && { documents: [...documents] }), ...listed };
  }
  return { ...toReplyDto(message), ...listed, ...(feedback !== undefined && { feedback }) };
}

export function toReplyDto(message: Message): ReplyDto {
  const metadata = readReplyMetadata(message.metadata, message.content);
  return { ...toAny(message), role: 'assistant', metadata };
}

function toAny(message: Message): AnyMessageDto {
  return {
    id: message.id,
    content: message.content,
    created_at: toTimestamp(message.createdAt),
    run_id: message.runId,
    parent_id: message.parentId,
  };
}

export function toIncomingMessage(request: SendMessageRequest): IncomingMessage {
  return {
    content: request.content,
    metadata: request.metadata ?? {},
    ...(request.document_ids?.length && { documentIds: request.document_ids }),
    strategy: request.multitask_strategy ?? null,
    parentId: request.parent_id,
  };
}
