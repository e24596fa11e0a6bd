import { ApiProperty } from '@nestjs/swagger';

/** Which passages a reply cites, by their numbers. */
export class CitationsDto {
  /** Numbers of passages that were put before the model, in order of first mention. @example [1] */
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  cited!: number[];

  /** Numbers of none: the model made them up. @example [] */
  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  invented!: number[];
}

/** What one citation points at: the sentence of the passage that says most of what the reply says before it. */
export class CitationPlaceDto {
  /** Of the passage. @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** Where the citation stands in the text of the reply, in UTF-16 code units. @example 42 */
  @ApiProperty({ type: 'integer' })
  at!: number;

  /** Where the sentence stands in the content of the source's document version, in UTF-16 code units. @example 64 */
  @ApiProperty({ type: 'integer' })
  start!: number;

  /** Exclusive. @example 112 */
  @ApiProperty({ type: 'integer' })
  end!: number;

  /** The content from `start` to `end`. @example "Our savings account offers a competitive 2.5% APY." */
  quote!: string;

  /** The headings above it, the outermost first. @example ["Savings", "Interest"] */
  headings!: string[];
}

/** Which passages a reply cites, and where in them. */
export class PlacedCitationsDto extends CitationsDto {
  /** In the order of the reply; none for a citation of which no sentence of its passage says anything. Absent where there are none. */
  places?: CitationPlaceDto[];
}
