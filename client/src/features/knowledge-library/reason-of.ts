import { ApiError } from '../../api/api-error.js';
import { refusalWords } from '../../shared/documents/refusal-words.js';
import { libraryTexts } from '../../shared/texts/en/library.js';

/** Why the server refused something, to whoever looks after the documents: unlike on the chat page, they hold the key. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ApiError)) return refusalWords(error);
  const t = libraryTexts.get();
  if (error.status === 401) return t.keyEnded;
  if (error.code === 'scope_missing') return t.scopeMissing;
  if (error.code === 'access_denied') return t.accessDenied;
  return refusalWords(error);
}

/** Whether it is who asks that is at fault, and not what is asked. */
export function isAboutAccess(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403);
}

/** Why one part of the page could not be read; null for what the whole page says of whoever reads it. */
export function problemOf(error: unknown): string | null {
  return error === undefined || isAboutAccess(error) ? null : reasonOf(error);
}
