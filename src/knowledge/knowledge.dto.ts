import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { toTimestamp } from '../common/clock.js';
import { type JsonObject } from '../common/json.js';
import { encodeCursor } from '../http/cursor.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsText } from '../http/is-text.js';
import { type DocumentPage, type KnowledgeDocument, type Passage } from './documents/document.js';

/** A document to add to what an application knows. */
export class CreateDocumentRequest {
  /** Words of the title weigh more than words of the content. @example "Card Replacement" */
  @IsText({ maxLength: 500 })
  title!: string;

  /** @example "Report a lost card in the app. A replacement arrives within five business days and costs nothing." */
  @IsText({ maxLength: 500_000 })
  content!: string;

  /** @example "procedures" */
  @IsText({ maxLength: 100 })
  category!: string;

  @IsApplicationId()
  application_id!: string;

  /** Kept with the document. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { source: 'handbook' } })
  @IsOptional()
  @IsJsonObject()
  metadata?: JsonObject;
}

export class ListDocumentsQuery {
  @IsApplicationId()
  application_id!: string;

  /** The `next_cursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  /** @example 20 */
  @ApiPropertyOptional({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}

/** A document of an application. */
export class DocumentDto {
  /** @example "doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** @example "Card Replacement" */
  title: string;

  /** @example "Report a lost card in the app. A replacement arrives within five business days and costs nothing." */
  content: string;

  /** @example "procedures" */
  category: string;

  /** @example "app_retail_banking" */
  application_id: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { source: 'handbook' } })
  metadata: JsonObject;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at: string;

  constructor(document: KnowledgeDocument) {
    this.id = document.id;
    this.title = document.title;
    this.content = document.content;
    this.category = document.category;
    this.application_id = document.applicationId;
    this.metadata = document.metadata;
    this.created_at = toTimestamp(document.createdAt);
  }
}

/** One page of documents, the newest first. */
export class DocumentPageDto {
  data: DocumentDto[];

  /** For the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true, example: null })
  next_cursor: string | null;

  constructor(page: DocumentPage) {
    this.data = page.documents.map((document) => new DocumentDto(document));
    this.next_cursor = page.next ? encodeCursor(page.next) : null;
  }
}

/** The piece of a document that is searched and cited. */
export class PassageDto {
  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** 0, 1, 2 … within the document. @example 0 */
  ordinal: number;

  /** @example "Report a lost card in the app." */
  text: string;

  /** Where it starts in the document's content, in UTF-16 code units. @example 0 */
  start: number;

  /** Where it ends, exclusive. @example 30 */
  end: number;

  constructor(passage: Passage) {
    this.id = passage.id;
    this.ordinal = passage.ordinal;
    this.text = passage.text;
    this.start = passage.startOffset;
    this.end = passage.endOffset;
  }
}
