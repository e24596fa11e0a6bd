import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type JsonObject } from '../common/json.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsText } from '../http/is-text.js';
import { DocumentDto } from './documents.dto.js';
import { type DocumentHit, type PassageHit } from './index/hits/search-result.js';

/** The header that a search tells by how likely what it found answers the question. */
export const ANSWERABILITY = 'Answerability';
export const ANSWERABILITY_HEADER = {
  [ANSWERABILITY]: {
    description:
      'From 0 to 1: how likely it is that what was found answers the question. Absent where nobody can say: until it is ' +
      'known how near passages that answer are to a question in meaning.',
    schema: { type: 'number' as const, minimum: 0, maximum: 1, example: 0.83 },
  },
};

const ROLES = ['user', 'assistant', 'system'] as const;

/** One turn of a conversation. */
export class TurnRequest {
  @ApiProperty({ enum: ROLES, enumName: 'MessageRole' })
  @IsIn(ROLES)
  role!: (typeof ROLES)[number];

  /** @example "Tell me about savings accounts" */
  @IsString()
  @MaxLength(100_000)
  content!: string;
}

/** What to look for, and where: either `query` or `messages`. */
export class SearchRequest {
  /** A question or some words. @example "How do I open an account?" */
  @ValidateIf(({ query, messages }: SearchRequest) => query != null || messages == null)
  @IsText({ maxLength: 10_000 })
  @ApiPropertyOptional({ type: String })
  query?: string;

  /** A conversation; what its last user turn asks is read in the light of the turns before it. */
  @ApiPropertyOptional({ type: [TurnRequest] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TurnRequest)
  messages?: TurnRequest[];

  @IsApplicationId()
  application_id!: string;

  /** The most documents to answer. @example 5 */
  @ApiPropertyOptional({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(50)
  top_k: number = 5;

  /**
   * Which documents may be found. Fields: `category`, `document_id`, `created_at`, `updated_at`, and under `metadata` any
   * key. A value means equal; an object of operators means all of them: `eq`, `ne` (also where there is nothing), `in`,
   * `gt`, `gte`, `lt`, `lte`, `exists`. A list in the metadata matches by any of its items.
   */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { category: 'products' } })
  @IsOptional()
  @IsJsonObject()
  filter?: JsonObject;
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

  /** The headings above the sentence of it that fits best, the outermost first. @example ["Cards"] */
  headings: string[];

  /**
   * The sentence, row of a table or line of code that has most of what was looked for: from and to (exclusive), in UTF-16
   * code units of the document's content. Null where none has any of it, as where it was found by its meaning alone.
   */
  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    minItems: 2,
    maxItems: 2,
    nullable: true,
    example: [0, 78],
  })
  sentence: [number, number] | null;

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

  constructor({ passage, score, highlights, sentence }: PassageHit) {
    this.id = passage.id;
    this.text = passage.text;
    this.start = passage.startOffset;
    this.end = passage.endOffset;
    this.headings = [...(sentence ?? passage).headings];
    this.sentence = sentence
      ? [passage.startOffset + sentence.start, passage.startOffset + sentence.end]
      : null;
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
