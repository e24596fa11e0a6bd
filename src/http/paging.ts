import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** The place where a page starts, as the page before it told. */
export function IsPageCursor(maxLength = 400): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ maxLength }), IsOptional(), IsString(), MaxLength(maxLength));
}

/** How many a page has at most. */
export function IsPageSize(maximum = 100): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum }),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(maximum),
  );
}
