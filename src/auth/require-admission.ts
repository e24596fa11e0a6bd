import { AccessDeniedError, ScopeMissingError } from './auth.errors.js';
import { type RoutePolicy } from './policy.js';
import { type Principal } from './principal.js';

/** Checks that somebody of this kind may use a route at all. @throws ScopeMissingError, AccessDeniedError */
export function requireAdmission(policy: RoutePolicy, principal: Principal): void {
  switch (principal.kind) {
    case 'local':
      return;
    case 'admin':
      if (policy.admin) return;
      throw new AccessDeniedError(
        'This needs a key of the application; an admin key is for applications and keys.',
      );
    case 'application':
      if (policy.scopes?.some((scope) => principal.scopes.includes(scope))) return;
      if (policy.scopes) throw new ScopeMissingError(policy.scopes);
      throw new AccessDeniedError(`This needs ${policy.admin ? 'an admin key' : 'a client token'}.`);
    case 'user':
      if (!policy.users) throw new AccessDeniedError('This is not for users of an application.');
      if (policy.reachesBeyond && principal.conversationId !== undefined)
        throw new AccessDeniedError('The token is for one conversation.');
  }
}
