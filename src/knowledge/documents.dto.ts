import { ApiProperty } from '@nestjs/swagger';
import { toTimestamp } from '../common/clock.js';
import { applicationOf, conversationOf } from '../common/knowledge-owner.js';
import { type JsonObject } from '../common/json.js';
import { encodeCursor } from '../http/cursor.js';
import {
  DOCUMENT_STATES,
  type DocumentPage,
  type DocumentState,
  type DocumentSummary,
  type KnowledgeDocument,
} from './documents/document.js';
import { type IngestionStep } from './ingestion/ingestion-progress.js';

/** Why a document, or its next version, could not be taken in. */
export class DocumentFailureDto {
  /** Stable: branch on it. @example "document_without_text" */
  code!: string;

  /** For a person to read. @example "The PDF has no text layer; OCR it first." */
  detail!: string;
}

/** What is missing of the text of a document. */
export class DocumentWarningDto {
  /** Stable: branch on it. @example "pages_without_text" */
  code!: string;

  /** For a person to read. @example "4 of 5 pages have no text, as scans have none (pages 2 to 5); OCR them first." */
  detail!: string;
}

/** How far a document has come on its way in. */
export class IngestionStepDto {
  @ApiProperty({ enum: ['waiting', 'reading', 'indexing'] })
  stage!: 'waiting' | 'reading' | 'indexing';

  /** Pages read, for a file with pages. @example 12 */
  done!: number;

  /** 0 where it is not known. @example 40 */
  total!: number;
}

/** A document of an application, without its text. */
export class DocumentSummaryDto {
  /** @example "doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** @example "Card Replacement" */
  title: string;

  /** @example "procedures" */
  category: string;

  /** @example "app_retail_banking" */
  application_id: string;

  /** The conversation that it is found in alone; null for what all of the application's know. */
  @ApiProperty({ type: String, nullable: true, example: null })
  conversation_id: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { source: 'handbook' } })
  metadata: JsonObject;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at: string;

  /** @example "2026-01-31T09:30:00.000Z" */
  updated_at: string;

  /** `ready` documents can be found, also while a next version is taken in; `failed` ones never could be read. */
  @ApiProperty({ enum: DOCUMENT_STATES, enumName: 'DocumentState' })
  state: DocumentState;

  /** Why the version that was sent last could not be taken in. */
  @ApiProperty({ type: DocumentFailureDto, nullable: true, example: null })
  failure: DocumentFailureDto | null;

  /** What its text lacks of the file that it was read from; empty where nothing is known to be missing. */
  @ApiProperty({ type: DocumentWarningDto, isArray: true, example: [] })
  warnings: readonly DocumentWarningDto[];

  /** What is being taken in; null where nothing is. */
  @ApiProperty({ type: IngestionStepDto, nullable: true, example: null })
  progress: IngestionStepDto | null;

  /** A disabled document is kept and not found; a long one has no passages meanwhile. @example true */
  enabled: boolean;

  /** 1, 2, 3 … with each replacement. @example 1 */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** @example "text/markdown" */
  media_type: string;

  /** Of a document that came as a file. */
  @ApiProperty({ type: String, nullable: true, example: null })
  file_name: string | null;

  /** SHA-256, in hex, of what was sent and of how it is to be read. @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */
  content_hash: string;

  /** The length of its text, in UTF-16 code units. @example 96 */
  @ApiProperty({ type: 'integer' })
  characters: number;

  /** @example 1 */
  @ApiProperty({ type: 'integer' })
  passage_count: number;

  constructor(document: DocumentSummary, progress: IngestionStep | undefined) {
    this.id = document.id;
    this.title = document.title;
    this.category = document.category;
    this.application_id = applicationOf(document.applicationId);
    this.conversation_id = conversationOf(document.applicationId) ?? null;
    this.metadata = document.metadata;
    this.created_at = toTimestamp(document.createdAt);
    this.updated_at = toTimestamp(document.updatedAt);
    this.state = document.state;
    this.failure = document.failure;
    this.warnings = document.warnings;
    this.progress = progress ?? null;
    this.enabled = document.enabled;
    this.version = document.version;
    this.media_type = document.mediaType;
    this.file_name = document.fileName;
    this.content_hash = document.contentHash;
    this.characters = document.characters;
    this.passage_count = document.passages;
  }
}

/** A document of an application. */
export class DocumentDto extends DocumentSummaryDto {
  /** Empty until it has been read from its file. @example "Report a lost card in the app. A replacement arrives within five business days." */
  content: string;

  constructor(document: KnowledgeDocument, progress?: IngestionStep) {
    super(document, progress);
    this.content = document.content;
  }
}

/** One page of documents, the newest first. */
export class DocumentPageDto {
  data: DocumentSummaryDto[];

  /** For the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true, example: null })
  next_cursor: string | null;

  constructor(page: DocumentPage, progress: ReadonlyMap<string, IngestionStep>) {
    this.data = page.documents.map((document) => new DocumentSummaryDto(document, progress.get(document.id)));
    this.next_cursor = page.next ? encodeCursor(page.next) : null;
  }
}
