import { type BlockKind, type StructuredText, type TextBlock } from '../../parsing/structured-text.js';

/** Where a text may be cut by what it says, the best first; each match ends where a passage would. */
const TEXT_CUTS = [/\n[^\S\n]*(?=\n)/g, /[.!?…。！？]["'”’»)\]]*(?=\s)|[。！？]/g, /\n/g, /\s/g];
/** Code is cut at the ends of its lines before all else. */
const CODE_CUTS = [/\n[^\S\n]*(?=\n)/g, /\n/g, /\s/g];

const CLOSE_KINDS = new Set<BlockKind>(['list-item', 'table-row']);

/** Finds where to cut a document. Asked from its start to its end, it looks at each block once. */
export class CutFinder {
  private readonly text: string;
  private readonly blocks: readonly TextBlock[];
  private next = 0;

  constructor(document: StructuredText) {
    this.text = document.text;
    this.blocks = document.blocks;
  }

  /**
   * The best place from `least` to `most`; of equally good ones the last. Where there is none that respects words or
   * characters, `most` or the place before.
   *
   * @param least not before that of the call before.
   */
  find(least: number, most: number): number {
    while (this.next < this.blocks.length && this.blockAt(this.next).end <= least) this.next += 1;
    return this.findBetweenBlocks(least, most) ?? this.findInText(least, most);
  }

  /** The code that a cut would part, if any. Only of places that {@link find} has found. */
  codeAround(cut: number): TextBlock | undefined {
    for (let index = this.next; index < this.blocks.length; index += 1) {
      const block = this.blockAt(index);
      if (block.start >= cut) return undefined;
      if (block.kind === 'code' && cut < block.end) return block;
    }
    return undefined;
  }

  private findBetweenBlocks(least: number, most: number): number | undefined {
    let best: number | undefined;
    let bestRank = Infinity;
    for (let index = this.next; index < this.blocks.length; index += 1) {
      const { start } = this.blockAt(index);
      if (start > most) break;
      const rank = start < least ? Infinity : this.rankBefore(index);
      if (rank !== Infinity && rank <= bestRank) [best, bestRank] = [start, rank];
    }
    return best;
  }

  /** How good it is to cut before a block, from 1: headings by their level, then paragraphs, then items and rows. */
  private rankBefore(index: number): number {
    const { kind, level } = this.blockAt(index);
    const above = this.blocks[index - 1];
    if (kind === 'heading') return level ?? 6;
    // A heading stays with what it is above of.
    if (above?.kind === 'heading') return Infinity;
    return above?.kind === kind && CLOSE_KINDS.has(kind) ? 8 : 7;
  }

  private findInText(least: number, most: number): number {
    const reach = this.text.slice(least, most + 1);
    for (const cut of this.codeAround(least) ? CODE_CUTS : TEXT_CUTS) {
      const ends = Array.from(reach.matchAll(cut), (match) => least + match.index + match[0].length);
      const last = ends.findLast((end) => end <= most);
      if (last !== undefined) return last;
    }
    return isInsideCharacter(this.text, most) ? most - 1 : most;
  }

  private blockAt(index: number): TextBlock {
    const block = this.blocks[index];
    if (!block) throw new RangeError(`There is no block ${index}`);
    return block;
  }
}

function isInsideCharacter(text: string, index: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(index - 1, index + 1));
}
