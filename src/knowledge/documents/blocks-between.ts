import { parseText } from '../parsing/markdown/parse-text.js';
import { type TextBlock } from '../parsing/structured-text.js';

/** A stretch of a text, in UTF-16 code units; the end is exclusive. */
export interface TextSpan {
  from: number;
  to: number;
}

const PARAGRAPH_END = '\n\n';
/** How far before a stretch a paragraph is looked for that it may begin in. */
const LONGEST_PARAGRAPH = 20_000;

/**
 * The blocks of a text that begin in a stretch of it, and the one that reaches into that. No more is read than there are of
 * them, however long the text is.
 * @param structure all blocks in their order, as JSON that this program wrote; undefined where the text itself tells.
 */
export function blocksBetween(content: string, structure: string | undefined, span: TextSpan): TextBlock[] {
  const blocks = structure === undefined ? parsed(content, span) : stored(structure, span);
  return blocks.filter(({ start, end }) => start < span.to && end > span.from);
}

/** Cut at paragraphs: what Markdown makes of one does not hang on those far before it. */
function parsed(content: string, { from, to }: TextSpan): TextBlock[] {
  const before = content.slice(Math.max(0, from - LONGEST_PARAGRAPH), from).lastIndexOf(PARAGRAPH_END);
  const start =
    from <= LONGEST_PARAGRAPH
      ? 0
      : before < 0
        ? from
        : from - LONGEST_PARAGRAPH + before + PARAGRAPH_END.length;
  const behind = content.indexOf(PARAGRAPH_END, to);
  const end = behind < 0 || behind > to + LONGEST_PARAGRAPH ? to + LONGEST_PARAGRAPH : behind;
  const { blocks } = parseText(content.slice(start, end));
  return blocks.map((block) => ({ ...block, start: block.start + start, end: block.end + start }));
}

/** Blocks are flat objects in the order of their places, so where one begins is found by halves. */
function stored(structure: string, { from, to }: TextSpan): TextBlock[] {
  const first = placeOf(structure, from);
  // The one before may reach into the stretch.
  const before = structure.lastIndexOf('{', first - 1);
  const list = structure.slice(before < 0 ? first : before, placeOf(structure, to));
  return JSON.parse(`[${list.replace(/[,\]\s]+$/, '')}]`) as TextBlock[];
}

/** Where in the list the first block is that starts at `offset` or behind it; the length of the list where none does. */
function placeOf(structure: string, offset: number): number {
  let [low, high] = [0, structure.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const place = structure.indexOf('{', middle);
    const isBefore = place >= 0 && place < high && startOf(structure, place) < offset;
    if (isBefore) low = place + 1;
    else high = middle;
  }
  const place = structure.indexOf('{', low);
  return place < 0 ? structure.length : place;
}

function startOf(structure: string, place: number): number {
  const block = structure.slice(place, structure.indexOf('}', place));
  return Number(/"start":(\d+)/.exec(block)?.[1] ?? 0);
}
