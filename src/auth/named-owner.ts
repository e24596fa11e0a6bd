import { ForeignApplicationError, ForeignUserError } from './auth.errors.js';
import { type Principal } from './principal.js';

/**
 * The fields of a request with the application, and the user, that they are about: the caller's own, where they are left
 * out.
 *
 * @param fields of a query, a body or a form, not checked yet.
 * @throws ForeignApplicationError, ForeignUserError where they name another.
 */
export function withOwner(
  fields: Readonly<Record<string, unknown>>,
  principal: Principal,
  { user = false }: { user?: boolean | undefined } = {},
): Record<string, unknown> {
  if (principal.kind === 'local' || principal.kind === 'admin') return { ...fields };
  const { applicationId } = principal;
  if ((fields.application_id ?? applicationId) !== applicationId) throw new ForeignApplicationError();
  const named = { ...fields, application_id: applicationId };
  if (!user || principal.kind !== 'user') return named;
  if ((fields.user_id ?? principal.userId) !== principal.userId) throw new ForeignUserError();
  return { ...named, user_id: principal.userId };
}
