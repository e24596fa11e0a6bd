import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type KeyLimits } from './keys/key-limits.js';

/** What the key of an application may be used for. */
export const SCOPES = ['chat', 'knowledge', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whoever is on this machine, while no key exists: may do everything. */
export interface LocalPrincipal {
  readonly kind: 'local';
}

/** Who holds an admin key, or has logged in as an operator: makes applications and their keys, and sees nothing that is in them. */
export interface AdminPrincipal {
  readonly kind: 'admin';
  /** For an operator, who they are in its place. */
  readonly keyId: string;
  /** Until when its key is good, in epoch milliseconds; null: for ever, unless it is revoked. */
  readonly expiresAt: number | null;
}

/** The backend of an application: acts for it and for any of its users, as far as the scopes of its key go. */
export interface ApplicationPrincipal {
  readonly kind: 'application';
  readonly keyId: string;
  readonly expiresAt: number | null;
  readonly applicationId: string;
  readonly scopes: readonly Scope[];
  /** Of its key. */
  readonly limits?: KeyLimits;
}

/** One user of an application, by a client token: sees what is this user's own. */
export interface UserPrincipal {
  readonly kind: 'user';
  /** The API key that made the token, or the signing key that it was signed with. */
  readonly keyId: string;
  readonly expiresAt: number;
  readonly applicationId: string;
  readonly userId: string;
  /** The one conversation that the token is for; undefined: all of the user's. */
  readonly conversationId: string | undefined;
  /** Of the key behind the token, for all that comes by it. */
  readonly limits?: KeyLimits;
}

/** Who a request is from. */
export type Principal = LocalPrincipal | AdminPrincipal | ApplicationPrincipal | UserPrincipal;

export const LOCAL: LocalPrincipal = { kind: 'local' };

const principals = new WeakMap<object, Principal>();

/** Remembers who a request is from; done once, before anything looks at what it asks for. */
export function setPrincipal(request: object, principal: Principal): void {
  principals.set(request, principal);
}

/** Who a request is from; undefined where it is from nobody that is known, which only open routes answer. */
export function principalOf(request: object): Principal | undefined {
  return principals.get(request);
}

/** Who the request is from, as a parameter of a route that is not open to everyone. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = principalOf(context.switchToHttp().getRequest<Request>());
  if (!principal) throw new Error('A route that is open to everyone has no caller.');
  return principal;
});

/** The application that somebody is of; undefined for who is of none. */
export function applicationOf(principal: Principal): string | undefined {
  return principal.kind === 'local' || principal.kind === 'admin' ? undefined : principal.applicationId;
}
