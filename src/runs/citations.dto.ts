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
