import { type DocumentBlock } from '../../../api/types.js';

/** A stretch of a text, in UTF-16 code units; the end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** How much is shown before and after a passage at first: some screens, whatever the document's length. */
const FIRST_REACH = 4000;
/** How far a window may be off its reach so as to begin and end with whole lines. */
const SLACK = 1000;
/** How much is added at a time, at first; each time after that twice as much. */
export const FIRST_STEP = 20_000;

const isLowSurrogate = (text: string, index: number) => /^[\uDC00-\uDFFF]/.test(text.charAt(index));

/** The start of the line around `index`, or where that is far away, `index` itself between two characters. */
function lineStart(text: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= text.length) return text.length;
  const start = text.lastIndexOf('\n', index - 1) + 1;
  if (index - start <= SLACK) return start;
  return isLowSurrogate(text, index) ? index - 1 : index;
}

/** The part of a long text that is drawn at first: a passage with what is around it. */
export function windowAround(text: string, { start, end }: Span): Span {
  return {
    start: Math.min(start, lineStart(text, start - FIRST_REACH)),
    end: Math.max(end, lineStart(text, end + FIRST_REACH)),
  };
}

/** The window with `more` before it (where negative) or after it. */
export function widen(text: string, { start, end }: Span, more: number): Span {
  return more < 0
    ? { start: Math.min(start, lineStart(text, start + more)), end }
    : { start, end: Math.max(end, lineStart(text, end + more)) };
}

/** How much before a passage its document's blocks are asked for: more than is shown, and all of most documents. */
const ASKED_BEFORE = 200_000;
/** In steps of so much, so that passages near each other are in what is loaded already. */
const ASKED_STEP = 100_000;

/** From where on the blocks of a document are asked for, to show a passage that begins at `start`. */
export function blocksFrom(start: number): number {
  return Math.max(0, Math.floor((start - ASKED_BEFORE) / ASKED_STEP) * ASKED_STEP);
}

/** Whether a document's text has the passage where it is said to be. @param quote how the passage begins. */
export function isAt(text: string, { start, end }: Span, quote: string): boolean {
  const beginning = quote.replace(/ …$/, '');
  return start >= 0 && start < end && end <= text.length && text.startsWith(beginning, start);
}

/** A longer block may be cut. */
const LONGEST_WHOLE = 8000;

/** The window with whole blocks, and tables from their first row. */
export function toBlocks(blocks: readonly DocumentBlock[], { start, end }: Span): Span {
  const isCut = (at: number) => (block: DocumentBlock) =>
    block.start < at && at < block.end && block.end - block.start <= LONGEST_WHOLE;
  let first = blocks.findIndex(isCut(start));
  const last = blocks.find(isCut(end));
  if (first === -1) first = blocks.findIndex((block) => block.start >= start);
  const limit = start - LONGEST_WHOLE;
  while (isRowAfterRow(blocks, first) && (blocks[first - 1]?.start ?? 0) > limit) first -= 1;
  return { start: Math.min(start, blocks[first]?.start ?? start), end: Math.max(end, last?.end ?? end) };
}

function isRowAfterRow(blocks: readonly DocumentBlock[], index: number): boolean {
  const [before, block] = [blocks[index - 1], blocks[index]];
  return before?.kind === 'table-row' && block?.kind === 'table-row' && block.start - before.end < 2;
}
