import { type TableLine, type TableRow } from './pdf-table.js';

/** Of the size of the type: lines that are closer stand beside each other, one of them in the middle of its cell. */
const BESIDE = 0.9;
/** Between two lines of one cell, at most. */
const MAX_LINE_STEP = 1.5;
const MAX_HEAD_LINES = 4;

/** Puts the lines of a table together to its rows, where no ruling tells them apart: a cell may have more lines than one. */
export function rowsOfLines(lines: readonly TableLine[]): TableRow[] {
  const tight = tightStep(lines);
  const complete = Math.max(...lines.map((line) => columnsIn(line).size));
  const head = headFont(lines);
  const groups: TableLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const group = groups.at(-1);
    const above = lines[index - 1];
    const step = above ? stepBetween(above, line) : Infinity;
    const isHead =
      head !== undefined && index < MAX_HEAD_LINES && groups.length === 1 && fontOf(line) === head;
    const goesOn =
      step < BESIDE ||
      (isHead && step <= MAX_LINE_STEP) ||
      (group !== undefined && continues(line, group, step <= tight, columnsIn(line).size === complete));
    if (group && goesOn) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => group.flat());
}

/** The type of the first line, where what is below has none of it. */
function headFont(lines: readonly TableLine[]): string | undefined {
  const font = lines[0] && fontOf(lines[0]);
  const last = lines.at(-1);
  return font !== undefined && last && fontOf(last) !== font ? font : undefined;
}

/** Undefined where it has several. */
function fontOf(line: TableLine): string | undefined {
  const font = line[0]?.part.font;
  return line.every(({ part }) => part.font === font) ? font : undefined;
}

/** The step within a cell, where it differs from that between rows. */
function tightStep(lines: readonly TableLine[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => stepBetween(lines[index] ?? line, line))
    .filter((step) => step >= BESIDE)
    .sort((a, b) => a - b);
  const least = steps[0] ?? 0;
  const isTwofold = least <= MAX_LINE_STEP && (steps.at(-1) ?? 0) > least * 1.2;
  return isTwofold ? least * 1.1 : 0;
}

/** Whether a line belongs to those above it, as it leaves cells empty or they do. */
function continues(
  line: TableLine,
  group: readonly TableLine[],
  isTight: boolean,
  isComplete: boolean,
): boolean {
  const above = columnsIn(group.flat());
  // The first cell may stand in the middle of the height of another.
  if (isTight && !above.has(0)) return true;
  if (isComplete) return false;
  const isFirstEmpty = !columnsIn(line).has(0);
  const first = line.find(({ column }) => column === 0)?.part.text ?? '';
  if (isTight) return isFirstEmpty || /^\p{Ll}/u.test(first);
  return (
    isFirstEmpty && line.every(({ part, column }) => above.has(column) && /^[\p{Ll}(,;&]/u.test(part.text))
  );
}

function columnsIn(line: TableLine): Set<number> {
  return new Set(line.map(({ column }) => column));
}

function stepBetween(above: TableLine, below: TableLine): number {
  const [upper, lower] = [above[0]?.part, below[0]?.part];
  if (!upper || !lower) return Infinity;
  const y = Math.min(...above.map(({ part }) => part.y));
  return (y - Math.max(...below.map(({ part }) => part.y))) / Math.max(upper.size, lower.size);
}
