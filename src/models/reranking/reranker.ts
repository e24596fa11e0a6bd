/** A text's place after reranking. */
export interface RankedText {
  /** Its place in the list that was given, from 0. */
  readonly index: number;
  /** The higher the better; scores compare within one answer only. */
  readonly score: number;
}

/**
 * A model that reads a question and texts together and says which of them answer it best.
 *
 * When `signal` aborts, an adapter stops the work upstream and throws the signal's reason.
 */
export abstract class Reranker {
  /** The name it appears by in traces, such as `rerank:bge-reranker-v2-m3`. */
  abstract readonly id: string;

  /**
   * The best `topN` texts, or all where there are fewer, the best first; equals in the order they were given.
   * @throws ModelError
   */
  abstract rerank(
    query: string,
    texts: readonly string[],
    topN: number,
    signal: AbortSignal,
  ): Promise<RankedText[]>;
}
