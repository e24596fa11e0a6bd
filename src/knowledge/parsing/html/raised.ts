/** What is raised, so that `10` and `3` do not become `103`. Words, such as of `1st`, and marks stay as they are. */
export function raised(text: string): string {
  const content = text.trim();
  if (/^[+\-−]?(?:\d+|[nkxmi])$/.test(content)) return `^${content}`;
  return /^[\w+\-−. ]+$/.test(content) && /[\d+−]/.test(content) ? `^(${content})` : text;
}
