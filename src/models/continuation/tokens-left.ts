import { type ChatRequest } from '../chat-request.js';

const MOST_CHARACTERS_PER_TOKEN = 6;
/** Enough for the words that a model is asked to begin with. */
const LEAST_TOKENS = 64;

/**
 * What is left of the limit of a reply that exists in part; rather too much than that it ends for having been cut.
 * @param mostTokens that the model can say in one answer.
 */
export function tokensLeft({ maxTokens: wanted, continuation }: ChatRequest, mostTokens = Infinity): number {
  const maxTokens = Math.min(wanted, mostTokens);
  if (!continuation) return maxTokens;
  const said = (continuation.text.length - (continuation.uncounted ?? 0)) / MOST_CHARACTERS_PER_TOKEN;
  return Math.max(LEAST_TOKENS, maxTokens - Math.floor(said));
}
