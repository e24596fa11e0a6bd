/** What one attempt at a reply took. */
export interface TokenCount {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether the provider did not count, so that this is a guess from the texts. */
  readonly isEstimated: boolean;
}

/** Nothing was sent. */
export const NO_TOKENS: TokenCount = { inputTokens: 0, outputTokens: 0, isEstimated: false };

/** The last character of the scripts of which a token takes about four. */
const LAST_ALPHABETIC = 0x24f;

/** How many tokens a text has, about: four Latin letters are one, and so is each character of any other script. */
export function estimateTokens(text: string): number {
  let letters = 0;
  let others = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // The second half of a pair comes with the first.
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    if (code <= LAST_ALPHABETIC) letters += 1;
    else others += 1;
  }
  return Math.ceil(letters / 4) + others;
}

/** What was sent and what came back, where the provider did not count. */
export function estimateCount(sent: readonly string[], received: readonly string[]): TokenCount {
  const sum = (texts: readonly string[]): number =>
    texts.reduce((total, text) => total + estimateTokens(text), 0);
  return { inputTokens: sum(sent), outputTokens: sum(received), isEstimated: true };
}
