import { type CitationsDto } from './citations.dto.js';

/** Code is not prose: `list[1]` there cites nothing. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** `[1]`, and several in one as in `[1, 3]`; not the text of a link. */
const CITATION = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?![(:])/g;

/**
 * Finds the citations of a reply.
 * @param numbers of the passages that were put before the model.
 */
export function findCitations(text: string, numbers: ReadonlySet<number>): CitationsDto {
  const mentioned = new Set<number>();
  for (const [, list = ''] of text.replace(CODE, ' ').matchAll(CITATION)) {
    for (const number of list.split(/[,;]/)) mentioned.add(Number(number));
  }
  const all = [...mentioned];
  return {
    cited: all.filter((number) => numbers.has(number)),
    invented: all.filter((number) => !numbers.has(number)),
  };
}
