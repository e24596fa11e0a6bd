export const MAX_TITLE_LENGTH = 500;

/** What names a file, or is written above its text, as a title: one line, and not too long. */
export function toTitle(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.slice(0, MAX_TITLE_LENGTH).toWellFormed() || 'Untitled';
}
