import { DomainError } from '../common/domain-error.js';

/** The database does not answer at the moment. Nothing was acknowledged; whether the last write came true is not known. */
export class DatabaseUnavailableError extends DomainError {
  constructor(cause: unknown) {
    super('unavailable', 'database_unavailable', 'The database cannot be reached at the moment.', {
      retryAfterSeconds: 2,
      cause,
    });
  }
}

/** The disk has no room for what was to be written. Nothing of it was; what was written before can be read. */
export class StorageFullError extends DomainError {
  constructor(cause: unknown) {
    super('storage-full', 'storage_full', 'The server has no room to store this. Nothing was changed.', {
      retryAfterSeconds: 30,
      cause,
    });
  }
}
