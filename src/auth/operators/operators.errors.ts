import { DomainError } from '../../common/domain-error.js';

/** Nobody logs in here: keys are the only way. */
export class LoginNotConfiguredError extends DomainError {
  constructor() {
    super('not-found', 'login_not_configured', 'Nobody logs in here. OIDC_ISSUER would say where.');
  }
}

/** What came back from the provider is nothing that this browser began, or nothing that can be believed. */
export class LoginFailedError extends DomainError {
  constructor(reason: string, cause?: unknown) {
    super('unauthenticated', 'login_failed', `The login came to nothing: ${reason}.`, { cause });
  }
}

/** The provider knows them, and they are no operator. */
export class NotAnOperatorError extends DomainError {
  constructor() {
    super('forbidden', 'not_an_operator', 'You are known, and not an operator of this server.');
  }
}
