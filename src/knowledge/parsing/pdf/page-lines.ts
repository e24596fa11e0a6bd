import { type PdfLine } from './pdf-line.js';
import { mainTurns, type PlacedRun } from './text-run.js';
import { asRead, isRightToLeft, runsLeftwards } from './visual-order.js';

/** Of the size of the type: a narrower gap is none, and belongs to the letters. */
const LETTER_GAP = 0.2;
/** The least gap between two columns of a table. */
export const PART_GAP = 0.3;
/** Two lines of one text are not further apart within themselves. */
const LINE_GAP = 1;

/** In letters: what is shorter may be a note. */
const TEXT_LENGTH = 40;

/** A run, and what is known of the space before it. */
interface Piece extends PlacedRun {
  hasSpaceBefore: boolean;
}

/** The lines of a page, each up to a wide gap; those that are turned last. */
export function toLines(runs: readonly PlacedRun[]): PdfLine[] {
  const main = mainTurns(runs);
  return [...Map.groupBy(runs, ({ turns }) => turns)].flatMap(([turns, same]) =>
    withAsides(
      rowsOf(same)
        .flatMap((row) => partsOf(row, turns !== main))
        .filter(({ text }) => text !== ''),
    ),
  );
}

/** What stands on one baseline or a little beside it, as powers do; from the top. */
export function rowsOf<T extends Pick<PdfLine, 'y' | 'size' | 'left'>>(pieces: readonly T[]): T[][] {
  const rows: T[][] = [];
  let base: T | undefined;
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row && base && base.y - piece.y < Math.max(base.size, piece.size) / 2) {
      row.push(piece);
      if (piece.size > base.size) base = piece;
    } else {
      rows.push([piece]);
      base = piece;
    }
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** What a line is made of. */
export function leavesOf(line: PdfLine): readonly PdfLine[] {
  return line.parts.length > 0 ? line.parts : [line];
}

/** Puts parts of a line together that stand beside each other. */
export function joinParts(parts: readonly PdfLine[]): PdfLine {
  const [first] = parts;
  if (!first) throw new RangeError('A line has at least one part');
  if (parts.length === 1) return first;
  const largest = parts.reduce((most, part) => (part.size > most.size ? part : most));
  const leftwards = runsLeftwards(parts.map(({ text }) => text).join(' '));
  const inOrder = leftwards ? parts.toReversed() : parts;
  return {
    ...largest,
    text: inOrder.map(({ text }) => text).join(' '),
    left: first.left,
    right: Math.max(...parts.map(({ right }) => right)),
    parts: parts.flatMap(leavesOf),
  };
}

/** Notes in the margin stand beside everything that is long enough to be the text of the page. */
function withAsides(lines: readonly PdfLine[]): PdfLine[] {
  const long = lines.filter(({ text }) => text.length >= TEXT_LENGTH);
  const left = Math.min(...long.map((line) => line.left));
  const right = Math.max(...long.map((line) => line.right));
  return lines.map((line) =>
    long.length > 0 && (line.right < left || line.left > right) ? { ...line, isAside: true } : line,
  );
}

function partsOf(row: readonly PlacedRun[], isTurned: boolean): PdfLine[] {
  const pieces = withSpaces(row);
  // Where directions mix, the order of a line is known only as a whole.
  const isOneLine = pieces.some(({ drawn }) => isRightToLeft(drawn));
  return split(pieces, LINE_GAP).map((line) => {
    if (isOneLine) return toPart(line, isTurned);
    const parts = split(line, PART_GAP).map((part) => toPart(part, isTurned));
    return joinParts(parts);
  });
}

/** Without what is drawn twice to look bold, and with white space as something that is between two runs. */
function withSpaces(row: readonly PlacedRun[]): Piece[] {
  const pieces: Piece[] = [];
  let hasSpaceBefore = false;
  for (const run of row) {
    const last = pieces.at(-1);
    if (run.drawn.trim() === '') hasSpaceBefore = true;
    else if (last?.drawn !== run.drawn || run.left - last.left > run.size / 5) {
      pieces.push({ ...run, hasSpaceBefore });
      hasSpaceBefore = false;
    }
  }
  return pieces;
}

/** @param gap of the size of the type. */
function split(pieces: readonly Piece[], gap: number): Piece[][] {
  const lines: Piece[][] = [];
  let right = -Infinity;
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && piece.left - right <= gap * piece.size) line.push(piece);
    else lines.push([piece]);
    right = Math.max(right, piece.right);
  }
  return lines;
}

function toPart(pieces: readonly Piece[], isTurned: boolean): PdfLine {
  const largest = pieces.reduce((most, piece) => (piece.size > most.size ? piece : most));
  let drawn = '';
  let right = -Infinity;
  for (const piece of pieces) {
    const isApart = piece.hasSpaceBefore || piece.left - right > piece.size * LETTER_GAP;
    drawn += (drawn !== '' && isApart ? ' ' : '') + piece.drawn;
    right = Math.max(right, piece.right);
  }
  const { y, size, font } = largest;
  const text = drawnOnce(asRead(drawn.split(/\s+/).join(' ').trim()));
  const part = { text, left: pieces[0]?.left ?? 0, right, y, size, font, isTurned };
  return { ...part, parts: [] };
}

/** Bold type is imitated by drawing every letter twice. */
function drawnOnce(text: string): string {
  const isTwice = /^(?:(\S)\1| )+$/u.test(text) && (text.match(/(\p{L})\1/gu)?.length ?? 0) >= 4;
  return isTwice ? text.replace(/(\S)\1/gu, '$1') : text;
}
