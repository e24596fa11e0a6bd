import { type Turn } from '../index/words/query-builder.js';

/**
 * What is asked, as one text for models that read meaning: the last user turn with the one before it in front, where
 * there is one. "And what does it cost?" means nothing by itself; to a question that does, one sentence more does little
 * harm, as one of its own subject mostly comes before it. Older turns would outweigh it: in a vector, all words count.
 */
export function askedText(turns: readonly Turn[]): string {
  const users = turns.filter(({ role }) => role === 'user').map(({ text }) => text.trim());
  return users.slice(-2).filter(Boolean).join('\n');
}
