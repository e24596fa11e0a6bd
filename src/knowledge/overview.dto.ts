import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Language, LANGUAGES } from '../applications/languages.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { type DocumentCounts } from './documents/document.js';

export class OverviewQuery {
  /** Of a key or a token it may be left out: it is its own. */
  @IsApplicationId()
  @ApiPropertyOptional({ type: String })
  application_id!: string;
}

/** How many documents an application has. Those of a state that is not told are `ready`. */
export class DocumentCountsDto {
  /** @example 120 */
  @ApiProperty({ type: 'integer' })
  all!: number;

  /** Wait to be read for the first time. @example 2 */
  @ApiProperty({ type: 'integer' })
  pending!: number;

  /** Are being read for the first time. @example 1 */
  @ApiProperty({ type: 'integer' })
  processing!: number;

  /** Never could be read. @example 3 */
  @ApiProperty({ type: 'integer' })
  failed!: number;

  /** Are kept and not found, whatever their state. @example 0 */
  @ApiProperty({ type: 'integer' })
  disabled!: number;
}

/** What an application knows, in numbers, and how it is taken in. */
export class KnowledgeOverviewDto {
  /** @example "app_retail_banking" */
  application_id!: string;

  /** That of its documents and questions, as a BCP 47 subtag; `none`: words are found as they are written. */
  @ApiProperty({ enum: LANGUAGES, enumName: 'Language', example: 'en' })
  language!: Language;

  documents: DocumentCountsDto;

  /** The largest file that is taken, in bytes. @example 20971520 */
  @ApiProperty({ type: 'integer' })
  max_upload_bytes!: number;

  constructor(applicationId: string, language: Language, documents: DocumentCounts, maxUploadBytes: number) {
    this.application_id = applicationId;
    this.language = language;
    this.documents = { ...documents };
    this.max_upload_bytes = maxUploadBytes;
  }
}
