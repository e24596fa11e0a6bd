/** A place in a ranking, with what it takes to find the passage again. */
export interface RankedPassage {
  /** 1 is the best. */
  rank: number;
  passageId: string;
  documentId: string;
  title: string;
  /** The headings above it, the outermost first. */
  headings: readonly string[];
  score: number;
}
