import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { type JsonObject } from '../common/json.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { toFlag } from '../http/to-flag.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsText } from '../http/is-text.js';
import { MAX_TITLE_LENGTH } from './documents/document-title.js';
import { DOCUMENT_STATES, type DocumentState } from './documents/document.js';
import { IsPageCursor, IsPageSize } from '../http/paging.js';

const MAX_CONTENT = 500_000;
const MAX_CATEGORY = 100;
const METADATA = { type: 'object', additionalProperties: true, example: { source: 'handbook' } } as const;

/** A document to add to what an application knows. */
export class CreateDocumentRequest {
  /** Words of the title weigh more than words of the content. @example "Card Replacement" */
  @IsText({ maxLength: MAX_TITLE_LENGTH })
  title!: string;

  /**
   * Plain text or Markdown.
   * @example "Report a lost card in the app. A replacement arrives within five business days and costs nothing."
   */
  @IsText({ maxLength: MAX_CONTENT })
  content!: string;

  /** @example "procedures" */
  @IsText({ maxLength: MAX_CATEGORY })
  category!: string;

  @IsApplicationId()
  application_id!: string;

  /** Kept with the document; searches can filter by it. */
  @ApiPropertyOptional(METADATA)
  @IsOptional()
  @IsJsonObject()
  metadata?: JsonObject;
}

/** What goes with a file. */
export class UploadPropertiesRequest {
  /** The file's own title, or its name, where it is left out. @example "Card handbook" */
  @IsOptional()
  @IsText({ maxLength: MAX_TITLE_LENGTH })
  title?: string;

  /** "uploads" where it is left out. @example "procedures" */
  @IsOptional()
  @IsText({ maxLength: MAX_CATEGORY })
  category?: string;

  /** As JSON. */
  @ApiPropertyOptional(METADATA)
  @IsOptional()
  @IsJsonObject()
  metadata?: JsonObject;
}

/** What goes with a file, and how it is read. */
export class UploadFileRequest extends UploadPropertiesRequest {
  /**
   * Whether to keep what surrounds the content: menus, banners and notices of web pages, headers and footers of PDF.
   * @example false
   */
  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(toFlag)
  @IsBoolean()
  keep_everything?: boolean;
}

/** A file to add to what an application knows. */
export class UploadDocumentRequest extends UploadFileRequest {
  @IsApplicationId()
  application_id!: string;
}

/** A text to put in the place of a document's. */
export class ReplaceDocumentRequest extends UploadPropertiesRequest {
  /** @example "Report a lost card in the app. A replacement arrives within three business days and costs nothing." */
  @IsText({ maxLength: MAX_CONTENT })
  content!: string;
}

/** What to change of a document; what is left out stays as it is. */
export class UpdateDocumentRequest extends UploadPropertiesRequest {
  /** Whether it can be found. @example false */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

export class GetDocumentQuery {
  /** Whether to tell the blocks of its text, too. @example true */
  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(toFlag)
  @IsBoolean()
  blocks: boolean = false;

  /** Of which part of its text the blocks are told: where that begins, in UTF-16 code units. @example 0 */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  from: number = 0;

  /** Where it ends, exclusive; 500,000 behind its beginning at most, which is also the default. @example 500000 */
  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  to?: number;
}

export class ListDocumentsQuery {
  @IsApplicationId()
  application_id!: string;

  /** @example "procedures" */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_CATEGORY)
  category?: string;

  @ApiPropertyOptional({ enum: DOCUMENT_STATES, enumName: 'DocumentState' })
  @IsOptional()
  @IsIn(DOCUMENT_STATES)
  state?: DocumentState;

  /** @example true */
  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(toFlag)
  @IsBoolean()
  enabled?: boolean;

  /** What their title, or the name of their file, has in it. Case does not matter. @example "card" */
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsText({ maxLength: MAX_TITLE_LENGTH })
  text?: string;

  /** The `next_cursor` of the page before. */
  @IsPageCursor()
  cursor?: string;

  /** @example 20 */
  @IsPageSize()
  limit: number = 20;
}
