import { type OpenAPIObject } from '@nestjs/swagger';
import { POLICY, type RoutePolicy } from './policy.js';

/** Names of the ways to come in, as the document has them. */
export const BEARER = 'bearer';
export const TICKET = 'ticket';
export const COOKIE = 'cookie';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const UNAUTHENTICATED = [
  ...['authentication_required', 'key_unknown', 'key_revoked', 'key_expired'],
  ...['token_invalid', 'token_expired'],
];

/** What a route may refuse by who asks for it, by status. @param path as the document has it. */
export function accessProblems(method: string, path: string): Record<number, string[]> {
  const policy = policyOf(method, path);
  if (!policy || policy.everyone) return {};
  const isOfApplication = policy.names ?? Object.values(policy.path ?? {}).includes('application');
  return {
    401: [...UNAUTHENTICATED, ...(isStream(method, path) ? ['ticket_invalid'] : [])],
    403: [
      'access_denied',
      ...(policy.scopes ? ['scope_missing'] : []),
      ...(isOfApplication ? ['application_not_yours'] : []),
      ...(policy.names?.user ? ['user_not_yours'] : []),
    ],
  };
}

/** Says of each operation what it takes to come in, and who may. */
export function documentAccess(document: OpenAPIObject): OpenAPIObject {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      const policy = operation && policyOf(method, path);
      if (!policy) continue;
      const ways = [BEARER, ...(isStream(method, path) ? [TICKET, ...(policy.users ? [COOKIE] : [])] : [])];
      operation.security = policy.everyone ? [] : ways.map((way) => ({ [way]: [] }));
      if (!policy.everyone) operation.description = `For ${whoMay(policy)}.`;
    }
  }
  return document;
}

function policyOf(method: string, path: string): RoutePolicy | undefined {
  return POLICY[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`];
}

/** The routes that a ticket or a cookie opens. */
function isStream(method: string, path: string): boolean {
  return method === 'get' && /\/(?:events|stream)$/.test(path);
}

function whoMay({ scopes, users, admin }: RoutePolicy): string {
  const who = [
    ...(scopes
      ? [`keys of the application with the scope ${scopes.map((scope) => `\`${scope}\``).join(' or ')}`]
      : []),
    ...(users ? ['client tokens'] : []),
    ...(admin ? ['admin keys'] : []),
  ];
  return who.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
