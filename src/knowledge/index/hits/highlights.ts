import { type Language } from '../../../applications/languages.js';
import { type Highlight } from './search-result.js';
import { findTokens } from '../../language/text-analyser.js';
import { type Token } from '../../language/token.js';

/** Where the words of a text stand whose terms are among `terms`. */
export function findHighlights(text: string, terms: ReadonlySet<string>, language: Language): Highlight[] {
  return toHighlights(findTokens(text, terms, language));
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
