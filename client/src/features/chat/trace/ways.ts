import { type TraceLeg } from '../../../api/types.js';

const ways: Record<TraceLeg['name'], string> = {
  lexical: 'by the words of the question',
  rewritten: 'by those of the question as the model put it',
  semantic: 'by its meaning',
  rerank: 'by a second look at the best',
};

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** How the knowledge base was searched, in a sentence; and what of it failed, in another. */
export function waysOf(legs: readonly Pick<TraceLeg, 'name' | 'error'>[]): string {
  const named = (failed: boolean) =>
    legs.filter(({ error }) => (error !== null) === failed).map(({ name }) => ways[name]);
  const [done, failed] = [named(false), named(true)];
  if (legs.length === 0) return 'Nothing was searched.';
  const searched = done.length > 0 ? `The documents were searched ${listed(done)}.` : '';
  const missed =
    failed.length > 0 ? `The search ${listed(failed)} failed, and the reply did without it.` : '';
  return [searched, missed].filter((sentence) => sentence !== '').join(' ');
}
