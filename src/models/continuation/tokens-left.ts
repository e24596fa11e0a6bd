import { type ChatRequest } from '../chat-request.js';

const MOST_CHARACTERS_PER_TOKEN = 6;
/** Enough for the words that a model is asked to begin with. */
const LEAST_TOKENS = 64;

/** What is left of the limit of a reply that exists in part; rather too much than that it ends for having been cut. */
export function tokensLeft({ maxTokens, continuation }: ChatRequest): number {
  if (!continuation) return maxTokens;
  const said = (continuation.text.length - (continuation.uncounted ?? 0)) / MOST_CHARACTERS_PER_TOKEN;
  return Math.max(LEAST_TOKENS, maxTokens - Math.floor(said));
}
