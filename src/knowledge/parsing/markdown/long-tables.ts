import { type StructuredText, type TextBlock } from '../structured-text.js';
import { describeRow } from '../table-rows.js';
import { isTableRule } from './line-kind.js';

/** A shorter table stays in one passage, and as it is. */
const MAX_WHOLE_LENGTH = 1_000;

/** Writes the names of the columns into each row of a table that is longer than a passage, while the text may grow. */
export function nameColumns(document: StructuredText, limit: number): StructuredText {
  const { text, title } = document;
  const parts: string[] = [];
  const blocks: TextBlock[] = [];
  let length = 0;
  let from = 0;
  let skipped: string | undefined;
  for (const table of runsOf(document.blocks)) {
    const rows = namedRows(text, table);
    for (const block of table) {
      const gap = skipped ?? text.slice(from, block.start);
      const row = rows?.get(block) ?? text.slice(block.start, block.end);
      from = block.end;
      // The head of a table that is named in each row says nothing more.
      skipped = rows && !rows.has(block) ? gap : undefined;
      if (skipped !== undefined) continue;
      parts.push(gap, row);
      const start = length + gap.length;
      length = start + row.length;
      blocks.push({ ...block, start, end: length });
    }
  }
  parts.push(text.slice(from));
  const named = parts.join('');
  return named.length > limit ? document : { text: named, title, blocks };
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

function namedRows(text: string, table: readonly TextBlock[]): Map<TextBlock, string> | undefined {
  const [head, rule] = table;
  const last = table.at(-1);
  if (!head || !rule || !last || last.end - head.start <= MAX_WHOLE_LENGTH) return undefined;
  if (!isTableRule(text.slice(rule.start, rule.end))) return undefined;
  const names = cellsOf(text.slice(head.start, head.end));
  const rows = new Map<TextBlock, string>();
  for (const row of table.slice(2)) {
    const described = describeRow(names, cellsOf(text.slice(row.start, row.end)));
    if (described !== '') rows.set(row, described);
  }
  return rows;
}

function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}
