import { type Language } from '../../../applications/languages.js';
import { type SearchFilter } from '../../documents/search-filter.js';
import { type QueryTerm, type Turn } from '../words/query-builder.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { type FusionWeights } from '../../../applications/search-weights.js';
import { type Leg } from './leg.js';

/** What is asked, as an embedding model put it. */
export interface QuestionVector {
  /** The vectors to compare with: of the same model. */
  generationId: number;
  values: Float32Array;
}

/** What to look for, with what models made of it. */
export interface IndexSearch {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter: SearchFilter;
  /** The question as a model put it, without the conversation. */
  rewritten?: string | undefined;
  vector?: QuestionVector | undefined;
  /** How much each way of looking counts; where nobody says, the defaults. */
  weights?: FusionWeights | undefined;
}

/** What was looked for, and what it came to. */
export interface Ranking {
  /** What the passages were analysed in, and the query with them. */
  language: Language;
  terms: readonly QueryTerm[];
  /** So many passages of each way of looking were considered. */
  depth: number;
  legs: readonly Leg[];
  /** What each of them counts for. */
  weights: FusionWeights;
  /** What the legs came to together, the best first. */
  fused: readonly ScoredPassage[];
  /** Whether searches use other vectors than the question's by now: it was not looked for by its vector then. */
  isVectorOutdated: boolean;
}
