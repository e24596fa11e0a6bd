import { DomainError } from '../../common/domain-error.js';

/** No such key was ever made here. */
export class KeyUnknownError extends DomainError {
  constructor() {
    super('unauthenticated', 'key_unknown', 'There is no such key.');
  }
}

export class KeyRevokedError extends DomainError {
  constructor() {
    super('unauthenticated', 'key_revoked', 'The key was revoked.');
  }
}

export class KeyExpiredError extends DomainError {
  constructor() {
    super('unauthenticated', 'key_expired', 'The key has expired.');
  }
}

export class KeyNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'key_not_found', `Key ${id} not found`);
  }
}

/** From the first key on nothing is done without one, and an application's cannot make others. */
export class AdminKeyFirstError extends DomainError {
  constructor() {
    super(
      'conflict',
      'admin_key_first',
      'The first key has to be an admin key: without one, no more can be made.',
    );
  }
}
