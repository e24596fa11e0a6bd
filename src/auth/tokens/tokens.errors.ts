import { DomainError } from '../../common/domain-error.js';

/** The token was not made here, nor signed with a registered key, or it lacks something. */
export class TokenInvalidError extends DomainError {
  constructor(reason: string, cause?: unknown) {
    super('unauthenticated', 'token_invalid', `The client token cannot be used: ${reason}.`, { cause });
  }
}

export class TokenExpiredError extends DomainError {
  constructor() {
    super('unauthenticated', 'token_expired', 'The client token has expired.');
  }
}

/** It was used already, or its time is over. */
export class TicketInvalidError extends DomainError {
  constructor() {
    super(
      'unauthenticated',
      'ticket_invalid',
      'There is no such ticket: it opens one stream, within 30 seconds.',
    );
  }
}

export class SigningKeyNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'signing_key_not_found', `Signing key ${id} not found`);
  }
}

/** What was registered is no public key that signatures can be checked with. */
export class SigningKeyInvalidError extends DomainError {
  constructor() {
    const message = 'public_key must be an Ed25519 public key, as a JWK or as PEM';
    super('invalid', 'signing_key_invalid', `The signing key cannot be used: ${message}`, {
      errors: [{ field: 'public_key', message }],
    });
  }
}
