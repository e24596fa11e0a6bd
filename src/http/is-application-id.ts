import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** No white space at either end, no control characters and no half of a character, so that an id is what it looks like. */
const APPLICATION_ID = /^(?!\s)[^\p{Cc}\p{Cs}]{1,128}(?<!\s)$/u;

/** The id of an application, as a body or a query carries it. */
export function IsApplicationId(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: 128, example: 'app_retail_banking' }),
    Matches(APPLICATION_ID, {
      message:
        '$property must be 1 to 128 characters without control characters or white space at either end',
    }),
  );
}
