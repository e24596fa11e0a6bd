import { DomainError } from '../common/domain-error.js';

/** Nothing can be read or written. */
export class UnhealthyError extends DomainError {
  constructor() {
    super('unavailable', 'database_unavailable', 'The database does not answer.', {
      retryAfterSeconds: 2,
    });
  }
}

/** What is stored can be read, and nothing more can be stored. */
export class FullError extends DomainError {
  constructor() {
    super('unavailable', 'storage_full', 'The disk of the database is full.');
  }
}
