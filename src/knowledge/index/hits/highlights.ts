import { type Highlight } from './search-result.js';
import { type SoughtTerms } from '../../language/sought-terms.js';
import { findTokens } from '../../language/text-analyser.js';
import { type Token } from '../../language/token.js';

/** Where the words of a text stand that are looked for. */
export function findHighlights(text: string, sought: SoughtTerms): Highlight[] {
  return toHighlights(findTokens(text, sought));
}

/** The places of words, in their order. */
export function toHighlights(tokens: readonly Token[]): Highlight[] {
  const highlights: Highlight[] = [];
  for (const { start, end } of tokens) {
    const last = highlights.at(-1);
    // A run such as `½` can hold two terms, and in scripts without spaces terms overlap: that is one place.
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else highlights.push([start, end]);
  }
  return highlights;
}
