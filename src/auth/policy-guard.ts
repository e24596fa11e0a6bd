import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Application, type Request } from 'express';
import { routesOf } from '../http/routes-of.js';
import { AccessDeniedError, AuthenticationRequiredError, ScopeMissingError } from './auth.errors.js';
import { POLICY, type RoutePolicy } from './policy.js';
import { type Principal, principalOf } from './principal.js';

/** Lets nobody through whom the policy does not name. */
@Injectable()
export class PolicyGuard implements CanActivate, OnApplicationBootstrap {
  constructor(private readonly adapter: HttpAdapterHost) {}

  /** What nobody has thought about is open to nobody: it does not even start. */
  onApplicationBootstrap(): void {
    const faults = findPolicyFaults(routesOf(this.adapter.httpAdapter.getInstance<Application>()));
    if (faults.length > 0) throw new Error(`The policy does not fit the routes: ${faults.join('; ')}`);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const { path } = request.route as { path: string };
    const policy = POLICY[`${request.method === 'HEAD' ? 'GET' : request.method} ${path}`];
    if (policy?.everyone) return true;
    const principal = principalOf(request);
    if (!principal) throw new AuthenticationRequiredError();
    if (!policy) throw new AccessDeniedError('Nobody may use this route.');
    requireAdmission(policy, principal);
    return true;
  }
}

/** @throws ScopeMissingError, AccessDeniedError */
function requireAdmission(policy: RoutePolicy, principal: Principal): void {
  switch (principal.kind) {
    case 'local':
      return;
    case 'admin':
      if (policy.admin) return;
      throw new AccessDeniedError(
        'An admin key is for applications and keys; this needs a key of the application.',
      );
    case 'application':
      if (policy.scopes?.some((scope) => principal.scopes.includes(scope))) return;
      if (policy.scopes) throw new ScopeMissingError(policy.scopes);
      throw new AccessDeniedError('This needs an admin key.');
    case 'user':
      if (!policy.users) throw new AccessDeniedError('This is not for users of an application.');
      if (policy.reachesBeyond && principal.conversationId !== undefined)
        throw new AccessDeniedError('The token is for one conversation.');
  }
}

/** What the policy lacks, or has too much. @param routes such as `GET /v1/runs/:run_id`. */
export function findPolicyFaults(
  routes: readonly string[],
  policy: Readonly<Record<string, RoutePolicy>> = POLICY,
): string[] {
  const missing = routes
    .filter((route) => !Object.hasOwn(policy, route))
    .map((route) => `${route} has no entry`);
  const surplus = Object.keys(policy)
    .filter((route) => !routes.includes(route))
    .map((route) => `there is no ${route}`);
  const vague = Object.entries(policy).filter(([route, { path = {} }]) => {
    const parts = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name).sort();
    return parts.join() !== Object.keys(path).sort().join();
  });
  const parts = vague.map(([route]) => `${route} does not say whose the parts of its path are`);
  return [...missing, ...surplus, ...parts];
}
