import { ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../common/domain-error.js';

/** A request whose shape or values do not fit; `errors` names each field at fault. */
export class ValidationFailedError extends DomainError {
  constructor(errors: FieldError[]) {
    const fields = [...new Set(errors.map((error) => error.field))].join(', ');
    super('invalid', 'validation_failed', `The request does not fit: ${fields}.`, { errors });
  }
}

/** Checks every body and query against its class. Fields that the class does not know are refused, not dropped. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new ValidationFailedError(flatten(errors, '')),
  });
}

function flatten(errors: ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}
