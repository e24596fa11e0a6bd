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
