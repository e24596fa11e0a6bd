import { bestPlace, type ExplainedLeg } from './explained-leg.js';
import { type Standing } from './explanation.js';
import { type WordExplanation } from '../index/words/word-search.js';

/** What a document lacks to be found in one way; nothing where it lacks nothing, or that way failed. */
export function lackOf(leg: ExplainedLeg, { words, withoutVector, fusedPlaces }: Standing): string[] {
  if (leg.error !== null || bestPlace(leg)) return [];
  switch (leg.name) {
    case 'lexical':
      return [lackOfWords(words)];
    case 'semantic':
      // Where it has no vectors, that is told by itself.
      return withoutVector !== null && withoutVector >= words.passages.length
        ? []
        : ['none of its passages is close to the question in meaning'];
    case 'rerank':
      return fusedPlaces.size > 0
        ? [`none of its passages is among the ${leg.found} that were reranked`]
        : [];
  }
}

function lackOfWords({ terms }: WordExplanation): string {
  if (terms.length === 0) return 'no passage has a word of the question that counts';
  // Where a question has nothing but such words as "what" and "is", a passage needs all of them.
  if (terms.every(({ isStopWord }) => isStopWord))
    return 'none of its passages has all words of the question';
  return 'none of its passages has a word of the question that counts';
}
