import { linesOf } from '../markdown/text-line.js';
import { type ParsingLimits } from '../parsing-limits.js';
import { type StructuredText, type TextBlock } from '../structured-text.js';
import { checkLength } from '../text-builder.js';

/**
 * Source text as it is written. What stands without an empty line between is a block of code.
 *
 * @param title what its file is called: a source file has none of its own.
 * @throws ParseError when it is too long a text.
 */
export function parseSource(source: string, limits: ParsingLimits, title?: string): StructuredText {
  checkLength(source.length, limits.characters);
  const blocks: TextBlock[] = [];
  let block: TextBlock | undefined;
  for (const { text, start, end } of linesOf(source)) {
    if (text === '') block = undefined;
    else if (block) block.end = end;
    else {
      block = { kind: 'code', start, end };
      blocks.push(block);
    }
  }
  return { text: source, title, blocks };
}
