/** A piece of a text: `text` is the content from `start` to `end`, in UTF-16 code units. */
export interface TextSpan {
  start: number;
  end: number;
  text: string;
}

export const MIN_PASSAGE_LENGTH = 1_000;
export const MAX_PASSAGE_LENGTH = 2_000;

/** Where a text may be cut, the best first; each match ends where a passage would. */
const CUTS = [/\n[^\S\n]*(?=\n)/g, /[.!?…。！？]["'”’»)\]]*(?=\s)|[。！？]/g, /\n/g, /\s/g];

/**
 * Cuts a text into passages of 1,000 to 2,000 characters, at the end of a paragraph where there is one, else of a
 * sentence, a line or a word. Nothing overlaps, and nothing but white space is left out. Only the last passage of a
 * text shorter than 1,000 characters is shorter.
 */
export function splitPassages(content: string): TextSpan[] {
  const spans: TextSpan[] = [];
  const length = content.trimEnd().length;
  let start = skipSpace(content, 0);
  while (start < length) {
    const stop = length - start <= MAX_PASSAGE_LENGTH ? length : findCut(content, start, length);
    const text = content.slice(start, stop).trimEnd();
    spans.push({ start, end: start + text.length, text });
    start = skipSpace(content, stop);
  }
  return spans;
}

/** The last place in reach that leaves this passage and the next long enough. */
function findCut(content: string, start: number, length: number): number {
  const least = start + MIN_PASSAGE_LENGTH;
  const most = Math.min(start + MAX_PASSAGE_LENGTH, length - MIN_PASSAGE_LENGTH);
  const reach = content.slice(least, most + 1);
  for (const cut of CUTS) {
    const ends = Array.from(reach.matchAll(cut), (match) => match.index + match[0].length);
    const last = ends.findLast((end) => least + end <= most);
    if (last !== undefined) return least + last;
  }
  return isInsideCharacter(content, most) ? most - 1 : most;
}

function isInsideCharacter(content: string, index: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(content.slice(index - 1, index + 1));
}

function skipSpace(content: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  return from + (space.exec(content)?.[0].length ?? 0);
}
