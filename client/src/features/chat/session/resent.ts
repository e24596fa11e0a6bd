import { type SentFile } from '../../../api/types.js';
import { randomId } from '../../../shared/lib/random-id.js';
import { type SendingText } from './draft.js';

export interface Outgoing {
  id: string;
  documents: readonly SentFile[];
}

/**
 * A message that is sent once more, as it was sent before: the server takes the same id for the same message only where all
 * of it is the same.
 * @param before as it was sent, where it was.
 * @param now with its files as they are now; null while they are not known.
 */
export function asItWas(
  before: Pick<SendingText, 'id' | 'documents'> | undefined,
  now: { id: string; documents: readonly SentFile[] | null },
): Outgoing {
  const { id, documents } = now;
  if (before?.id !== id) return { id, documents: documents ?? [] };
  const { documents: then } = before;
  if (documents === null || isSame(documents, then)) return { id, documents: then };
  return { id: randomId(), documents };
}

function isSame(some: readonly SentFile[], others: readonly SentFile[]): boolean {
  const ids = new Set(some.map(({ id }) => id));
  return ids.size === others.length && others.every(({ id }) => ids.has(id));
}
