import { DomainError } from '../../../common/domain-error.js';
import { DatabaseUnavailableError, StorageFullError } from '../../../database/database.errors.js';
import { ParseError, type ParseErrorCode } from '../../parsing/parse-error.js';

/** What a method threw, as it crosses from one thread to another: of an error, its class does not. */
export interface ThreadFailure {
  error: Error;
  /** That of a refusal. */
  code?: string;
}

export function packFailure(thrown: unknown): ThreadFailure {
  if (!(thrown instanceof Error)) return { error: new Error(String(thrown)) };
  return thrown instanceof DomainError ? { error: thrown, code: thrown.code } : { error: thrown };
}

/** As it was thrown, as far as anybody tells it from others. */
export function unpackFailure({ error, code }: ThreadFailure): Error {
  switch (code) {
    case undefined:
      return error;
    case 'database_unavailable':
      return new DatabaseUnavailableError(error);
    case 'storage_full':
      return new StorageFullError(error);
    default:
      return code.startsWith('document_')
        ? new ParseError(code as ParseErrorCode, error.message, error)
        : error;
  }
}
