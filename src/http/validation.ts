import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../common/domain-error.js';
import { isRecord } from '../common/is-record.js';
import { findJsonFaults } from './json-faults.js';
import { findListFaults } from './list-faults.js';

/** Enough to mend any honest request; an answer must not outgrow the request by far. */
const MAX_ERRORS = 100;

/** A request whose shape or values do not fit; `errors` names each field at fault. */
export class ValidationFailedError extends DomainError {
  constructor(errors: FieldError[]) {
    const shown = errors.slice(0, MAX_ERRORS);
    const fields = [...new Set(shown.map((error) => error.field))].join(', ');
    super('invalid', 'validation_failed', `The request does not fit: ${fields}.`, { errors: shown });
  }
}

/** Nest's pipe; what that one would drop or break on is refused by name. */
class StrictValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') {
      // No body at all is for the class to judge: some take it as an empty one.
      if (value !== undefined && !isRecord(value))
        refuse([{ field: 'body', message: 'body must be a JSON object' }]);
      refuse(findJsonFaults(value));
      if (isRecord(value) && metadata.metatype) refuse(findListFaults(value, metadata.metatype));
    }
    const taken: unknown = await super.transform(value, metadata);
    refuse(findDropped(value, taken, ''));
    return taken;
  }
}

/** Checks every body and query against its class. Fields that the class does not know are refused, not dropped. */
export function createValidationPipe(): ValidationPipe {
  return new StrictValidationPipe({
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
    // Two checks of one field may say the same.
    const messages = new Set(Object.values(error.constraints ?? {}));
    const own = [...messages].map((message) => ({ field, message }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}

/** The fields that did not arrive: class-transformer leaves out those named like a method that every object has. */
function findDropped(given: unknown, taken: unknown, path: string): FieldError[] {
  if (given === taken || !isRecord(given) || !isRecord(taken)) return [];
  return Object.entries(given).flatMap(([key, child]) =>
    Object.hasOwn(taken, key)
      ? findDropped(child, taken[key], `${path}${key}.`)
      : [{ field: path + key, message: `property ${key} should not exist` }],
  );
}

function refuse(faults: FieldError[]): void {
  if (faults.length > 0) throw new ValidationFailedError(faults);
}
