import { ValidationFailedError } from '../http/validation.js';

/**
 * The fields of a form as JSON would have them: `metadata` is JSON text there.
 * @throws ValidationFailedError
 */
export function readForm(fields: unknown): Record<string, unknown> {
  const form: Record<string, unknown> = { ...(fields as Record<string, unknown> | undefined) };
  if (typeof form.metadata !== 'string') return form;
  try {
    return { ...form, metadata: JSON.parse(form.metadata) as unknown };
  } catch {
    throw new ValidationFailedError([{ field: 'metadata', message: 'metadata must be JSON' }]);
  }
}
