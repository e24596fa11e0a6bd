import { type DocumentSummary } from '../documents/document.js';
import { type FusionWeights } from '../../applications/search-weights.js';
import { type Answerability } from './answerability.js';
import { type ExplainedLeg } from './explained-leg.js';
import { type WordExplanation } from '../index/words/word-search.js';

/** How a document does in every way of looking. */
export interface Standing {
  /** Null where the application has no such document. */
  document: DocumentSummary | null;
  words: WordExplanation;
  /** The ways of looking that were gone. */
  legs: readonly ExplainedLeg[];
  /** How many of its passages have no vector; null where no embedding model is configured. */
  withoutVector: number | null;
  /** How likely it is that what the search found answers the question. */
  answerability: Answerability;
  /** What each way counts for. */
  weights: FusionWeights;
  /** The places of its passages in all ways together, in the final order, and their scores there, by their numbers. */
  fusedPlaces: ReadonlyMap<number, { rank: number; score: number }>;
}

/** Why a search finds a document, or does not. */
export interface Explanation extends Standing {
  /** Whether it is among the results. */
  found: boolean;
  /** Its place among them; null where it has none. */
  rank: number | null;
  /** In some sentences, for a person. */
  reason: string;
}
