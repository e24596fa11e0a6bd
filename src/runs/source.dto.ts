import { ApiProperty } from '@nestjs/swagger';

/** A sentence of a passage, a row of a table in it, or a line of code. */
export class SourceSentenceDto {
  /** Where it stands in the document's content, in UTF-16 code units. @example 64 */
  @ApiProperty({ type: 'integer' })
  start!: number;

  /** Exclusive. @example 112 */
  @ApiProperty({ type: 'integer' })
  end!: number;

  /** The content from `start` to `end`. @example "Our savings account offers a competitive 2.5% APY." */
  quote!: string;
}

/** A passage that a reply was given, with enough of it to recognise it, also when its document is gone. */
export class SourceDto {
  /** @example "psg_5f0c6d1e2b3a4978" */
  source_id!: string;

  /** What the text cites it by. @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** @example "doc_5f0c6d1e2b3a4978" */
  document_id!: string;

  /** Of the document, when the reply was made; null in a reply from before this was kept. @example 1 */
  @ApiProperty({ type: 'integer', nullable: true })
  document_version!: number | null;

  /** @example "psg_5f0c6d1e2b3a4978" */
  passage_id!: string;

  /** @example "Savings Account Information" */
  title!: string;

  /**
   * Where it stands in the content of that version, in UTF-16 code units; null in a reply from before this was kept.
   * @example 0
   */
  @ApiProperty({ type: 'integer', nullable: true })
  start!: number | null;

  /** Exclusive. @example 149 */
  @ApiProperty({ type: 'integer', nullable: true })
  end!: number | null;

  /** The headings above the sentence of it that fits the question best, the outermost first. @example ["Savings"] */
  headings!: string[];

  /**
   * The sentence that has most of what was asked. What a citation points at is told with the citations, at the end. Absent
   * where none has any of it, and in a reply from before this was kept.
   */
  sentence?: SourceSentenceDto;

  /** How it begins; ` …` at the end where it goes on, empty in a reply from before this was kept. @example "Our savings …" */
  quote!: string;
}

/** A source of a reply that has ended. */
export class CitedSourceDto extends SourceDto {
  /** Whether the text refers to it. @example true */
  cited!: boolean;
}
