import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isString, ValidateBy } from 'class-validator';

/**
 * Text that a person wrote: not empty, not white space alone, and without NUL or half of a character, which not every
 * database stores.
 */
export function IsText(options: { maxLength: number }): PropertyDecorator {
  const { maxLength } = options;
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength }),
    ValidateBy({
      name: 'isText',
      validator: {
        validate: (value: unknown) =>
          isString(value) &&
          value.length <= maxLength &&
          /\S/.test(value) &&
          !value.includes('\0') &&
          value.isWellFormed(),
        defaultMessage: (context) =>
          `${context?.property ?? 'value'} must be text of 1 to ${maxLength} characters, not blank, without NUL and well-formed`,
      },
    }),
  );
}
