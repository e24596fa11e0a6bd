import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsText } from '../http/is-text.js';
import { DocumentDto } from './knowledge.dto.js';
import { type DocumentHit, type PassageHit } from './search/search-result.js';

/** What to look for, and where. */
export class SearchRequest {
  /** A question or some words. @example "How do I open an account?" */
  @IsText({ maxLength: 10_000 })
  query!: string;

  @IsApplicationId()
  application_id!: string;

  /** The most documents to answer. @example 5 */
  @ApiPropertyOptional({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(50)
  top_k: number = 5;
}

/** A passage that was found. */
export class FoundPassageDto {
  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** @example "To open an account, you need: valid government-issued ID, and initial deposit." */
  text: string;

  /** Where it starts in the document's content, in UTF-16 code units. @example 0 */
  start: number;

  /** Where it ends, exclusive. @example 78 */
  end: number;

  /** Compares within this answer only. @example 2.31 */
  score: number;

  /** The words that were looked for: from and to (exclusive), in UTF-16 code units of `text`. */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    example: [
      [3, 7],
      [11, 18],
    ],
  })
  highlights: [number, number][];

  constructor({ passage, score, highlights }: PassageHit) {
    this.id = passage.id;
    this.text = passage.text;
    this.start = passage.startOffset;
    this.end = passage.endOffset;
    this.score = score;
    this.highlights = highlights;
  }
}

/** A document that was found. */
export class FoundDocumentDto extends DocumentDto {
  /** That of its best passage; compares within this answer only. @example 2.31 */
  score: number;

  /** Its best passages, at most three, the best first. */
  passages: FoundPassageDto[];

  constructor(hit: DocumentHit) {
    super(hit.document);
    this.score = hit.score;
    this.passages = hit.passages.map((passage) => new FoundPassageDto(passage));
  }
}
