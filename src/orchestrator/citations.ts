/** The passages that a reply refers to by their numbers. */
export interface Citations {
  /** Numbers of passages that were put before the model, in order of first mention. */
  cited: number[];
  /** Numbers of none: the model made them up. */
  invented: number[];
}

/** Code is not prose: `list[1]` there cites nothing. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** `[1]`, and several in one as in `[1, 3]`; not the text of a link. */
const CITATION = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?![(:])/g;

/**
 * Finds the citations of a reply.
 * @param numbers of the passages that were put before the model.
 */
export function findCitations(text: string, numbers: ReadonlySet<number>): Citations {
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
