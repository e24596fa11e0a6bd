import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type KnowledgeDocument } from './documents/document.js';
import { DocumentDto } from './documents.dto.js';
import { type IngestionStep } from './ingestion/ingestion-progress.js';
import { BLOCK_KINDS, type BlockKind } from './parsing/structured-text.js';

/** A part of a document's text. Offsets are UTF-16 code units of its content. */
export class TextBlockDto {
  @ApiProperty({ enum: BLOCK_KINDS, enumName: 'BlockKind' })
  kind!: BlockKind;

  /** @example 0 */
  @ApiProperty({ type: 'integer' })
  start!: number;

  /** Exclusive. @example 14 */
  @ApiProperty({ type: 'integer' })
  end!: number;

  /** 1 to 6; of headings only. @example 1 */
  @ApiPropertyOptional({ type: 'integer' })
  level?: number;
}

/** A document, and how far the search by meaning has come with it. */
export class DocumentDetailDto extends DocumentDto {
  /**
   * How many of its passages have a vector of the model that is configured, and can be found by their meaning. Null
   * where no embedding model is configured. A `ready` document is found by its words however few these are; passages
   * that the model refuses stay without.
   */
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  embedded_passages: number | null;

  /**
   * What its text is made of between `from` and `to`, in order and without overlap; only where it was asked for. What
   * reaches into that from before it, or out of it, is whole.
   */
  @ApiPropertyOptional({ type: TextBlockDto, isArray: true })
  blocks?: readonly TextBlockDto[];

  constructor(
    document: KnowledgeDocument,
    progress: IngestionStep | undefined,
    embedded: number | null,
    blocks: readonly TextBlockDto[] | undefined,
  ) {
    super(document, progress);
    this.embedded_passages = embedded;
    if (blocks) this.blocks = blocks;
  }
}
