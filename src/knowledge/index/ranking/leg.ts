import { type ScoredPassage } from '../words/scores.repository.js';
import { type OwnRanking } from '../words/word-search.js';

/** One way of looking, and what it came to, the best first. */
export interface Leg {
  name: 'lexical' | 'rewritten' | 'semantic' | 'rerank';
  /** How long it took, in milliseconds. */
  tookMs: number;
  /** Why it came to nothing, where that was a failure; the other legs do without it. */
  error: string | null;
  candidates: readonly ScoredPassage[];
  /** By words: what a passage could come to that says all that is asked. */
  fullScore?: number;
  /** By words: what the question comes to without the conversation before it; only where there is one that counts. */
  alone?: OwnRanking | undefined;
  /** The share it has in what all came to together, from 0 to 1; none of what is put in another order afterwards. */
  weight?: number;
}
