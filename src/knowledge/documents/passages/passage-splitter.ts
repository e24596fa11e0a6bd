import { type StructuredText } from '../../parsing/structured-text.js';
import { CutFinder } from './cut-finder.js';
import { HeadingPath } from './heading-path.js';

/** A piece of a document: `text` is the document's from `start` to `end`, in UTF-16 code units. */
export interface PassageSpan {
  start: number;
  end: number;
  text: string;
  /** The headings of the sections that its start is in, the outermost first. */
  headings: readonly string[];
}

export const MIN_PASSAGE_LENGTH = 1_000;
export const MAX_PASSAGE_LENGTH = 2_000;
/** A passage may be as short as this beside code that would be cut otherwise. */
export const MIN_LENGTH_BESIDE_CODE = 500;

/**
 * Cuts a document into passages of 1,000 to 2,000 characters: before a heading where there is one, the highest first,
 * else at the end of a paragraph, an item or a row, a sentence, a line or a word. Sections that are shorter share a
 * passage. Nothing overlaps, and nothing but white space is left out. Shorter than 1,000, counted with the white space
 * that parts it from its neighbour, is only what is all of a document, or stands beside code that is kept whole.
 */
export function splitPassages(document: StructuredText): PassageSpan[] {
  const { text } = document;
  const cuts = new CutFinder(document);
  const headings = new HeadingPath(document);
  const spans: PassageSpan[] = [];
  const length = text.trimEnd().length;
  let start = skipSpace(text, 0);
  while (start < length) {
    const stop = length - start <= MAX_PASSAGE_LENGTH ? length : findCut(cuts, start, length);
    const piece = text.slice(start, stop).trimEnd();
    spans.push({ start, end: start + piece.length, text: piece, headings: headings.at(start) });
    start = skipSpace(text, stop);
  }
  return spans;
}

/** The best place in reach that leaves this passage and the next long enough. */
function findCut(cuts: CutFinder, start: number, length: number): number {
  const least = start + MIN_PASSAGE_LENGTH;
  const most = Math.min(start + MAX_PASSAGE_LENGTH, length - MIN_PASSAGE_LENGTH);
  const cut = cuts.find(least, most);
  const code = cuts.codeAround(cut);
  if (!code || code.end - code.start > MAX_PASSAGE_LENGTH) return cut;
  if (code.start - start >= MIN_LENGTH_BESIDE_CODE) return code.start;
  const fits = code.end - start <= MAX_PASSAGE_LENGTH && length - code.end >= MIN_LENGTH_BESIDE_CODE;
  return fits ? code.end : cut;
}

function skipSpace(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  return from + (space.exec(text)?.[0].length ?? 0);
}
