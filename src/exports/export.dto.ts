import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ConversationSummaryDto } from '../conversations/conversations.dto.js';
import { type MessageDto, MESSAGES } from '../conversations/messages.dto.js';

export const EXPORT_FORMATS = ['markdown', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export class ExportQuery {
  /** `markdown`: what is on view, to be read. `json`: all branches, with everything that is told of each message. */
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, enumName: 'ExportFormat' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat = 'markdown';
}

export class ExportedConversationDto extends OmitType(ConversationSummaryDto, ['active_run_id'] as const) {}

/** A file that a conversation was given. */
export class ExportedDocumentDto {
  /** @example "doc_5f0c6d1e2b3a4978" */
  id!: string;

  /** @example "Lease.pdf" */
  title!: string;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;
}

/** A conversation as a file. */
export class ConversationExportDto {
  /** @example "2026-01-31T10:00:00.000Z" */
  exported_at!: string;

  conversation!: ExportedConversationDto;

  /** The files that it was given. */
  documents!: ExportedDocumentDto[];

  /** The ids of the messages on view, oldest first: one branch of all. @example ["msg_5b0c8f3e2d1a4c6b"] */
  history!: string[];

  /** Of every branch, oldest first; where each stands is told by its `parent_id`. */
  @ApiProperty(MESSAGES)
  messages!: MessageDto[];
}
