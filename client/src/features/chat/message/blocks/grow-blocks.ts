import { type RootContent } from 'mdast';
import { type Block, blockOf, knownOf, labelsDefinedIn } from './block.js';
import { definitionsIn, labelOf } from './known-labels.js';
import { parseMarkdown } from './parse-markdown.js';

/** A reply as far as it has come. */
export interface Blocks {
  text: string;
  blocks: readonly Block[];
  /** How many of the blocks stay as they are, whatever follows. */
  firm: number;
}

export const NO_BLOCKS: Blocks = { text: '', blocks: [], firm: 0 };

/** What stands between the beginning of a line and that of another, and belongs together. */
interface Piece {
  start: number;
  end: number;
  nodes: RootContent[];
}

/** Two nodes that share a line are one piece. */
function piecesOf(text: string, nodes: readonly RootContent[]): Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    const [from = 0, end = text.length] = [node.position?.start.offset, node.position?.end.offset];
    const last = pieces.at(-1);
    const start = last ? text.lastIndexOf('\n', from - 1) + 1 : 0;
    if (last && start < last.end) {
      last.nodes.push(node);
      last.end = end;
    } else pieces.push({ start, end, nodes: [node] });
  }
  return pieces;
}

const AFTER_BLANK_LINE = /\n[ \t\r]*\n$/;
const FENCE = /^[ \t]*(?:```|~~~)/;

/** Whether it ends with its last line, whatever the next one is. */
function endsItself(text: string, { start, nodes }: Piece): boolean {
  const type = nodes.at(-1)?.type;
  return type === 'heading' || type === 'thematicBreak' || (type === 'code' && FENCE.test(text.slice(start)));
}

/**
 * Whether the pieces before this one stay as they are, whatever follows. Whether a line goes on with what stands above
 * it is known once the line is whole.
 */
function isFirm(text: string, before: Piece, { start }: Piece): boolean {
  if (!text.includes('\n', start)) return false;
  return AFTER_BLANK_LINE.test(text.slice(0, start)) || endsItself(text, before);
}

function reread(block: Block, defined: ReadonlySet<string>): Block {
  const known = knownOf(block.labels, defined);
  if (known.join() === block.known.join()) return block;
  const { children } = parseMarkdown(block.source, block.start, known);
  return blockOf(block.source, block.start, children, defined);
}

/**
 * A reply in blocks that are read, and drawn, by themselves. Of a text that has grown only the last ones are read again,
 * and those that refer to something that it defines only now.
 */
export function growBlocks(shown: Blocks, text: string): Blocks {
  const kept = text.startsWith(shown.text) ? shown.blocks.slice(0, shown.firm) : [];
  const last = kept.at(-1);
  const start = last ? last.start + last.source.length : 0;
  const tail = text.slice(start);
  const before = labelsDefinedIn(kept);
  const tree = parseMarkdown(tail, start, [...before]);
  const defined = new Set([...before, ...definitionsIn(tree).map(labelOf)]);
  const pieces = piecesOf(tail, tree.children);
  const grown = pieces.map((piece, index) =>
    blockOf(tail.slice(piece.start, pieces[index + 1]?.start), start + piece.start, piece.nodes, defined),
  );
  const firm = pieces.findLastIndex((piece, index) => {
    const previous = pieces[index - 1];
    return previous !== undefined && isFirm(tail, previous, piece);
  });
  return {
    text,
    blocks: [...kept.map((block) => reread(block, defined)), ...grown],
    firm: kept.length + Math.max(firm, 0),
  };
}
