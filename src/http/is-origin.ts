import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isOrigin } from '../common/is-origin.js';

const MAX_LENGTH = 300;

/** The origin of pages, as browsers name it. */
export function IsOrigin(options?: ValidationOptions): PropertyDecorator {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && value.length <= MAX_LENGTH && isOrigin(value),
    defaultMessage: () =>
      `${options?.each === true ? 'each of ' : ''}$property must be an origin such as https://app.example`,
  };
  return ValidateBy({ name: 'isOrigin', validator }, options);
}
