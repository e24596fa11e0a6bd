import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateBy } from 'class-validator';
import { type FusionWeights, WEIGHTS_SOURCES } from './search-weights.js';

/** How much of the order of what is found each way of looking decides. Only their ratio matters. */
export class SearchWeightsDto {
  /** Of words. @example 1 */
  @IsNumber()
  @Min(0)
  @Max(1)
  lexical!: number;

  /** Of meaning. @example 0.5 */
  @IsNumber()
  @Min(0)
  @Max(1)
  semantic!: number;
}

/** Weights that are in force, with who says so. */
export class FusionWeightsDto extends SearchWeightsDto {
  /** The application's settings, what was learned of its documents and its embedding model, or nobody. */
  @ApiProperty({ enum: WEIGHTS_SOURCES, enumName: 'WeightsSource', example: 'learned' })
  from!: FusionWeights['from'];
}

/** Some way of looking has to decide. */
export function IsWeighing(): PropertyDecorator {
  return ValidateBy({
    name: 'isWeighing',
    validator: {
      validate: (value: unknown) =>
        !(value instanceof SearchWeightsDto) || value.lexical !== 0 || value.semantic !== 0,
      defaultMessage: () => '$property must not both be 0',
    },
  });
}
