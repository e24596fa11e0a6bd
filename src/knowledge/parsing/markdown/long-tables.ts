import { isTooLong, withFittingNames } from '../fitting-names.js';
import { NamedRows } from '../named-rows.js';
import { type StructuredText, type TextBlock } from '../structured-text.js';
import { checkLength } from '../text-builder.js';
import { isTableRule } from './line-kind.js';

/** A shorter table stays in one passage, and as it is. */
const MAX_WHOLE_LENGTH = 1_000;

/** Writes the names of the columns into each row of a table that is longer than a passage, as far as the text may grow. */
export function nameColumns(document: StructuredText, limit: number): StructuredText {
  try {
    return withFittingNames((nameLength) => withNames(document, nameLength, limit));
  } catch (error) {
    if (isTooLong(error)) return document;
    throw error;
  }
}

function withNames(document: StructuredText, nameLength: number, limit: number): StructuredText {
  const { text, title } = document;
  const parts: string[] = [];
  const blocks: TextBlock[] = [];
  let length = 0;
  let from = 0;
  let skipped: string | undefined;
  for (const table of runsOf(document.blocks)) {
    const rows = namedRows(text, table, nameLength);
    for (const block of table) {
      let gap = skipped ?? text.slice(from, block.start);
      const lines = rows?.get(block) ?? (rows ? [] : [text.slice(block.start, block.end)]);
      from = block.end;
      // The head of a table that is named in each row says nothing more.
      skipped = lines.length === 0 ? gap : undefined;
      for (const line of lines) {
        parts.push(gap, line);
        const start = length + gap.length;
        length = start + line.length;
        checkLength(length, limit);
        blocks.push({ ...block, start, end: length });
        gap = '\n';
      }
    }
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), title, blocks };
}

/** Rows of one table together, all else alone. */
function runsOf(blocks: readonly TextBlock[]): TextBlock[][] {
  const runs: TextBlock[][] = [];
  let last: TextBlock | undefined;
  for (const block of blocks) {
    const isNext = block.kind === 'table-row' && last?.kind === 'table-row' && block.start - last.end <= 2;
    if (isNext) runs.at(-1)?.push(block);
    else runs.push([block]);
    last = block;
  }
  return runs;
}

/** The lines of each row, and none of the head. @returns undefined where a table stays as it is. */
function namedRows(
  text: string,
  table: readonly TextBlock[],
  nameLength: number,
): Map<TextBlock, string[]> | undefined {
  const [head, rule] = table;
  const last = table.at(-1);
  if (!head || !rule || !last || last.end - head.start <= MAX_WHOLE_LENGTH) return undefined;
  if (!isTableRule(text.slice(rule.start, rule.end))) return undefined;
  const named = new NamedRows(cellsOf(text.slice(head.start, head.end)), nameLength);
  return new Map(table.slice(2).map((row) => [row, named.describe(cellsOf(text.slice(row.start, row.end)))]));
}

function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}
