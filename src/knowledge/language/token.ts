/** A word of a text as the index knows it. */
export interface Token {
  /** Folded and stemmed: what is compared. */
  term: string;
  /**
   * Where the word stands in the text, in UTF-16 code units; the end is exclusive. In scripts without spaces the next
   * token may start before this one ends.
   */
  start: number;
  end: number;
  isStopWord: boolean;
}
