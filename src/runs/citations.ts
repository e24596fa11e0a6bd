import { type CitationsDto } from './citations.dto.js';

/** Code is not prose: `list[1]` there cites nothing. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** `[1]`, and several in one as in `[1, 3]`; not the text of a link. */
const CITATION = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?![(:])/g;

/** A place where a reply cites. Offsets are UTF-16 code units of its text. */
export interface Mention {
  /** Of passages, as they stand there. */
  numbers: number[];
  start: number;
  end: number;
}

/** The places where a reply cites, in its order. */
export function mentionsIn(text: string): Mention[] {
  const prose = text.replace(CODE, (code) => ' '.repeat(code.length));
  return Array.from(prose.matchAll(CITATION), ({ 0: mention, 1: list = '', index }) => ({
    numbers: list.split(/[,;]/).map(Number),
    start: index,
    end: index + mention.length,
  }));
}

/**
 * Finds the citations of a reply.
 * @param numbers of the passages that were put before the model.
 */
export function findCitations(text: string, numbers: ReadonlySet<number>): CitationsDto {
  const all = [...new Set(mentionsIn(text).flatMap((mention) => mention.numbers))];
  return {
    cited: all.filter((number) => numbers.has(number)),
    invented: all.filter((number) => !numbers.has(number)),
  };
}
