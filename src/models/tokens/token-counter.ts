/** Knows how long a text is for a model. */
export interface TokenCounter {
  /** False for an estimate. */
  readonly isExact: boolean;

  /** Tokens of the text alone; what stands around it in a request comes on top. */
  count(text: string): number;
}
