import { type Highlight } from './search-result.js';
import { analyse } from './text-analyser.js';

/** Where the words of a text stand whose terms are among `terms`. */
export function findHighlights(text: string, terms: ReadonlySet<string>): Highlight[] {
  const highlights: Highlight[] = [];
  for (const { term, start, end } of analyse(text)) {
    // A run such as `½` can hold two terms; it is one place.
    if (terms.has(term) && highlights.at(-1)?.[0] !== start) highlights.push([start, end]);
  }
  return highlights;
}
