/** What is embedded of a passage: without the title and the headings above it, it may not say what it is about. */
export function embeddedText(title: string, headings: readonly string[], text: string): string {
  const path = [title, ...headings].filter((name, index, all) => name !== all[index - 1]);
  return `${path.join(' › ')}\n\n${text}`;
}
