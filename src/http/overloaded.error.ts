import { DomainError } from '../common/domain-error.js';

const RETRY_AFTER_SECONDS = 2;

/** The server does as much as it can: what it has begun comes first. */
export class OverloadedError extends DomainError {
  constructor() {
    super('unavailable', 'overloaded', 'The server has as much to do as it can. Nothing of this was begun.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}
