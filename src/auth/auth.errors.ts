import { DomainError } from '../common/domain-error.js';
import { type Scope } from './principal.js';

/** The request says nothing of who it is from. */
export class AuthenticationRequiredError extends DomainError {
  constructor() {
    super(
      'unauthenticated',
      'authentication_required',
      'This needs a key or a client token, as `Authorization: Bearer …`.',
    );
  }
}

/** Who it is from may never do this. */
export class AccessDeniedError extends DomainError {
  constructor(detail: string) {
    super('forbidden', 'access_denied', detail);
  }
}

/** The key may do other things. */
export class ScopeMissingError extends DomainError {
  constructor(scopes: readonly Scope[]) {
    super('forbidden', 'scope_missing', `This needs a key with the scope ${scopes.join(' or ')}.`, {
      members: { scopes: [...scopes] },
    });
  }
}

/** It names an application that is another's, or none: which, is not told. */
export class ForeignApplicationError extends DomainError {
  constructor() {
    super(
      'forbidden',
      'application_not_yours',
      'The request names another application than its key or token is of.',
      {
        errors: [
          { field: 'application_id', message: 'application_id must be your own, and may be left out' },
        ],
      },
    );
  }
}

/** It names another user than the token is for. */
export class ForeignUserError extends DomainError {
  constructor() {
    super('forbidden', 'user_not_yours', 'The request names another user than its token is for.', {
      errors: [{ field: 'user_id', message: 'user_id must be your own, and may be left out' }],
    });
  }
}

const NAMES = { conversation: 'Conversation', run: 'Run', document: 'Document', application: 'Application' };

/** It is another's: as if it were not there, to the letter. */
export class NotOwnedError extends DomainError {
  constructor(kind: keyof typeof NAMES, id: string) {
    super('not-found', `${kind}_not_found`, `${NAMES[kind]} ${id} not found`);
  }
}
