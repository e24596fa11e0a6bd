import { type PageShape } from './page-shape.js';

/** Which blocks of a page stand in the same part of it. */
export class PageParts {
  /** @param places of each block, the place of its element among all. */
  constructor(
    private readonly shape: Pick<PageShape, 'parents' | 'contents'>,
    private readonly places: readonly number[],
  ) {}

  /** The blocks that stand in the innermost part of the content that a block stands in; none where a page names none. */
  with(block: number): (other: number) => boolean {
    const part = this.partOf(block);
    return (other) => part !== undefined && this.partOf(other) === part;
  }

  private partOf(block: number): number | undefined {
    let place = this.places[block] ?? 0;
    while (place > 0 && !this.shape.contents.has(place)) place = this.shape.parents[place] ?? 0;
    return place > 0 ? place : undefined;
  }
}
