import { type DocumentSummary } from '../documents/document.js';
import { type WordExplanation } from './word-search.js';

/** Why a search finds a document, or does not. */
export interface Explanation {
  /** Null where the application has no such document. */
  document: DocumentSummary | null;
  /** Whether it is among the results. */
  found: boolean;
  /** Its place among them; null where it has none. */
  rank: number | null;
  /** In a sentence, for a person. */
  reason: string;
  words: WordExplanation;
}

/** @param rank the document's place among the `topK` results; null where it has none. */
export function reasonOf(
  document: DocumentSummary | null,
  words: WordExplanation,
  rank: number | null,
  topK: number,
): string {
  if (rank !== null) return `It is found, as number ${rank} of the documents.`;
  if (!document) return 'It cannot be found: the application has no such document.';
  if (document.state !== 'ready') return `It cannot be found: it is ${document.state}.`;
  if (!document.enabled) return 'It cannot be found: it is disabled.';
  if (!words.passesFilter) return 'It cannot be found: the filter does not let it through.';
  if (words.terms.length === 0)
    return 'Nothing is found by words: no passage has a word of the question that counts.';
  const best = words.passages.find((passage) => passage.rank !== null);
  if (!best) return 'It is not found by words: none of its passages has a word of the question that counts.';
  return `It is not among the first ${topK} documents: its best passage is number ${best.rank} of ${words.found}.`;
}
