/** Makes text safe to stand in a template as it is. */
export function escapeTemplate(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}
