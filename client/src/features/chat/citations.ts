import { type Citations } from './chat-message.js';

/** Code is not prose: `list[1]` there cites nothing. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** `[1]`, and several in one as in `[1, 3]`; no link. The server sees it alike. */
export const CITATION = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?![(:])/g;

/** The numbers in the brackets of one citation. */
export function numbersIn(list: string): number[] {
  return list.split(/[,;]/).map(Number);
}

/** @param known the numbers of the passages that were put before the model. */
export function findCitations(text: string, known: ReadonlySet<number>): Citations {
  const mentioned = new Set<number>();
  for (const [, list = ''] of text.replace(CODE, ' ').matchAll(CITATION)) {
    for (const number of numbersIn(list)) mentioned.add(number);
  }
  const all = Array.from(mentioned);
  return {
    cited: all.filter((number) => known.has(number)),
    invented: all.filter((number) => !known.has(number)),
  };
}
