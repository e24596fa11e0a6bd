import { type TextBlock } from '../structured-text.js';
import { type PageShape } from './page-shape.js';

/** Which blocks of a page stand in the same part of it. */
export class PageParts {
  /**
   * @param places of each block, the place of its element among all.
   * @param emptied see {@link HtmlReader}.
   */
  constructor(
    private readonly shape: Pick<PageShape, 'parents' | 'contents'>,
    private readonly places: readonly number[],
    private readonly emptied: ReadonlyMap<number, number> = new Map(),
  ) {}

  /** The blocks that stand in the innermost part of the content that a block stands in; none where a page names none. */
  with(block: number): (other: number) => boolean {
    const part = this.partOf(block);
    return (other) => part !== undefined && this.partOf(other) === part;
  }

  /** Whether nothing is left of what a heading is above of. That of the page is none of these. */
  isEmptied(blocks: readonly TextBlock[], heading: number): boolean {
    const element = this.emptied.get(heading);
    const level = blocks[heading]?.level ?? 1;
    if (element === undefined || level === 1) return false;
    const next = blocks[heading + 1];
    return !next || !this.isIn(heading + 1, element) || (next.level ?? Infinity) <= level;
  }

  private isIn(block: number, element: number): boolean {
    let place = this.places[block] ?? 0;
    while (place > element) place = this.shape.parents[place] ?? 0;
    return place === element;
  }

  private partOf(block: number): number | undefined {
    let place = this.places[block] ?? 0;
    while (place > 0 && !this.shape.contents.has(place)) place = this.shape.parents[place] ?? 0;
    return place > 0 ? place : undefined;
  }
}
