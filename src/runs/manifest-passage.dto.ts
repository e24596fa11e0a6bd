import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Language, LANGUAGES } from '../applications/languages.js';
import { SourceSentenceDto } from './source.dto.js';

/** From where on in a document which headings hold. */
export class ManifestSectionDto {
  /** In UTF-16 code units of the document's content. @example 0 */
  @ApiProperty({ type: 'integer' })
  start!: number;

  /** The outermost first. @example ["Savings", "Interest"] */
  headings!: string[];
}

/** A passage that was put before the model. */
export class ManifestPassageDto {
  /** What it is cited by. @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  passage_id!: string;

  /** @example "doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  document_id!: string;

  /** Null in a run from before this was kept. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true })
  document_version!: number | null;

  /** @example "Savings Account Information" */
  title!: string;

  /**
   * Where it stands in the document's content, in UTF-16 code units; null in a run from before this was kept.
   * @example 0
   */
  @ApiProperty({ type: 'integer', nullable: true })
  start!: number | null;

  /** Exclusive. @example 312 */
  @ApiProperty({ type: 'integer', nullable: true })
  end!: number | null;

  /** The headings above the sentence of it that fits best, the outermost first. @example ["Savings", "Interest"] */
  headings!: string[];

  /** The headings in it; absent in a run from before this was kept. */
  sections?: ManifestSectionDto[];

  /** The sentence that has most of what was asked; absent where none has any of it, or in a run from before this was kept. */
  sentence?: SourceSentenceDto;

  /**
   * Where its sentences, rows of tables and lines of code are in the document's content: from and to (exclusive), in UTF-16
   * code units. Absent in a run from before this was kept.
   */
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    example: [[0, 50]],
  })
  sentences?: [number, number][];

  /** What its words were read in; absent in a run from before this was kept. @example "en" */
  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language' })
  language?: Language;

  /** @example "Our savings account offers a competitive 2.5% APY." */
  text!: string;

  /** Compares within its search only. @example 0.0164 */
  score!: number;
}
