import { ApiProperty } from '@nestjs/swagger';

/** How likely it is that what a search found answers the question, and what tells so. */
export class AnswerabilityDto {
  /**
   * From 0 to 1. Null where nobody can say: it was looked for by meaning, and how near passages that answer are to a
   * question is not known of the model yet.
   * @example 0.83
   */
  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;

  /** By words: the score of the best of the first three passages over that of one that says all that is asked. @example 0.62 */
  fit!: number;

  /**
   * By meaning: how much nearer the nearest of them is than passages that do not answer, in standard deviations of these
   * and times the weight of meaning; 0 where it was not looked for by meaning.
   * @example 0.9
   */
  closeness!: number;
}
