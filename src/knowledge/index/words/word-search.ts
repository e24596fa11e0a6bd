import { type Language } from '../../../applications/languages.js';
import { type SearchFilter } from '../../documents/search-filter.js';
import { type QueryTerm, type Turn } from './query-builder.js';
import { type ScoredNumber } from './best-numbers.js';
import { type ScoredPassage } from './scores.repository.js';

/** What to look for by its words. */
export interface WordQuestion {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter: SearchFilter;
}

/** What was looked for, and what was found, the best first. */
export interface WordRanking {
  /** What the passages were analysed in, and the query with them. */
  language: Language;
  terms: QueryTerm[];
  candidates: ScoredPassage[];
  /** What a passage could come to that says all that is asked. */
  fullScore: number;
  /** What the question comes to by itself; only where a conversation that counts goes before it. */
  alone?: OwnRanking;
}

/** What a question comes to without the conversation before it: its best passages, and what one could come to. */
export interface OwnRanking {
  candidates: readonly ScoredNumber[];
  fullScore: number;
}

/** How much one term of the query adds to the score of a passage. */
export interface TermShare {
  term: string;
  /** How often the passage's text has it. */
  frequency: number;
  /** Whether its document's title has it. */
  inTitle: boolean;
  score: number;
}

/** A passage of the document in question. */
export interface ExplainedPassage {
  passageId: string;
  number: number;
  ordinal: number;
  score: number;
  /** Its place among all that was found; null where it shares no word that counts. */
  rank: number | null;
  terms: TermShare[];
}

/** Why a document was found, or was not. */
export interface WordExplanation {
  terms: QueryTerm[];
  /** How many passages were found in all. */
  found: number;
  /** Whether the filter lets the document through. */
  passesFilter: boolean;
  /** The best first. */
  passages: ExplainedPassage[];
}
