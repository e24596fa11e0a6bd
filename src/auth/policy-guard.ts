import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Application, type Request } from 'express';
import { isRecord } from '../common/is-record.js';
import { routesOf } from '../http/routes-of.js';
import { AccessDeniedError, AuthenticationRequiredError } from './auth.errors.js';
import { findPolicyFaults } from './find-policy-faults.js';
import { withOwner } from './named-owner.js';
import { Ownership } from './ownership.js';
import { POLICY, type RoutePolicy } from './policy.js';
import { type Principal, principalOf } from './principal.js';
import { requireAdmission } from './require-admission.js';

/** Lets nobody through whom the policy does not name, and to nothing that is not theirs. */
@Injectable()
export class PolicyGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly ownership: Ownership,
  ) {}

  /** What nobody has thought about is open to nobody: it does not even start. */
  onApplicationBootstrap(): void {
    const faults = findPolicyFaults(routesOf(this.adapter.httpAdapter.getInstance<Application>()), POLICY);
    if (faults.length > 0) throw new Error(`The policy does not fit the routes: ${faults.join('; ')}`);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { path } = request.route as { path: string };
    const policy = POLICY[`${request.method === 'HEAD' ? 'GET' : request.method} ${path}`];
    if (policy?.everyone) return true;
    const principal = principalOf(request);
    if (!principal) throw new AuthenticationRequiredError();
    if (!policy) throw new AccessDeniedError('Nobody may use this route.');
    if (principal.kind === 'local') return true;
    requireAdmission(policy, principal);
    await this.requireOwn(policy, request, principal);
    refuseFromUsers(policy, request, principal);
    fillInOwner(policy, request, principal);
    return true;
  }

  private async requireOwn(policy: RoutePolicy, request: Request, principal: Principal): Promise<void> {
    for (const [part, kind] of Object.entries(policy.path ?? {})) {
      if (kind !== 'inside') await this.ownership.require(kind, String(request.params[part]), principal);
    }
  }
}

/** A form has not been read yet: its route does the same once it has. */
function fillInOwner({ names }: RoutePolicy, request: Request, principal: Principal): void {
  if (names?.in === 'query') {
    const value = withOwner(request.query, principal, names);
    // It is read from the address anew each time it is asked for.
    Object.defineProperty(request, 'query', { value });
  } else if (names && !request.is('multipart/form-data')) {
    const body: unknown = request.body ?? {};
    if (isRecord(body)) request.body = withOwner(body, principal, names);
  }
}

function refuseFromUsers({ notFromUsers = [] }: RoutePolicy, request: Request, { kind }: Principal): void {
  const body: unknown = request.body;
  const given = kind === 'user' && isRecord(body) ? notFromUsers.filter((field) => field in body) : [];
  if (given.length > 0) throw new AccessDeniedError(`${given.join(', ')} may not be given by users.`);
}
