/** What one attempt at a reply took. */
export interface TokenCount {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether the provider did not count, so that this is a guess from the texts. */
  readonly isEstimated: boolean;
}

/** Nothing was sent. */
export const NO_TOKENS: TokenCount = { inputTokens: 0, outputTokens: 0, isEstimated: false };
