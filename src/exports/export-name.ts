/** In characters, so that no file system refuses it. */
const MAX_LENGTH = 80;

/** What a file of a conversation may be called: its title, without what means something in a path or is not seen. */
export function exportName(title: string | null, ending: string): string {
  const words = (title ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = Array.from(words).slice(0, MAX_LENGTH).join('').trim();
  return `${name || 'Conversation'}.${ending}`;
}
