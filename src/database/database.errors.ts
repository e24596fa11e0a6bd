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
