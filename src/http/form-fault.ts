import { HttpException } from '@nestjs/common';
import { type FieldError } from '../common/domain-error.js';
import { ValidationFailedError } from './validation.js';

/** What is wrong with a field of a form, by the codes of the library that reads forms. */
const MESSAGES: Record<string, string> = {
  LIMIT_FILE_COUNT: 'must be one file',
  LIMIT_UNEXPECTED_FILE: 'should not be a file',
  LIMIT_FIELD_VALUE: 'is too long',
  LIMIT_FIELD_KEY: 'has a name that is too long',
  LIMIT_FIELD_COUNT: 'has too many fields',
  LIMIT_PART_COUNT: 'has too many parts',
  LIMIT_FIELD_NESTING: 'is nested too deep',
  LIMIT_FIELD_ARRAY_INDEX: 'has too many items',
  INVALID_FIELD_NAME: 'has a name that is none',
  MISSING_FIELD_NAME: 'has a field without a name',
};

/** A form that could be read and does not fit: a refusal that names the field, as for any other body. */
export function findFormFault(error: unknown): ValidationFailedError | undefined {
  const cause = error instanceof HttpException ? error.cause : undefined;
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  const { code, field } = cause as Error & { code: unknown; field?: string };
  const message = typeof code === 'string' && Object.hasOwn(MESSAGES, code) ? MESSAGES[code] : undefined;
  if (message === undefined) return undefined;
  const name = field ?? (code === 'LIMIT_FILE_COUNT' ? 'file' : 'body');
  return new ValidationFailedError([{ field: name, message: `${name} ${message}` } satisfies FieldError]);
}
