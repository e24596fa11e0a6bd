import { type SearchFilter } from '../documents/search-filter.js';
import { type Turn } from '../index/words/query-builder.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

/** What one way of looking has to look for. */
export interface LegRequest {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter: SearchFilter;
  limit: number;
}

/** One way of looking, and what it came to, the best first. */
export interface Leg {
  name: 'lexical' | 'rewritten' | 'semantic' | 'rerank';
  /** How long it took, in milliseconds. */
  tookMs: number;
  /** Why it came to nothing, where that was a failure; the other legs do without it. */
  error: string | null;
  candidates: readonly ScoredPassage[];
}
